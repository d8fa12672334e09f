#include "services/platform/text/lines.h"

#include "services/platform/text/utf8.h"

namespace vanthu::text {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool IsLineEnd(char32_t c) { return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029; }

}  // namespace

bool IsBlank(char32_t c) {
  return c == ' ' || c == '\t' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F ||
         c == 0x3000 || c == 0xFEFF;
}

std::string_view Trim(std::string_view text) {
  size_t begin = text.size(), end = 0;
  for (const CodePoint& point : CodePoints(text)) {
    if (IsBlank(point.value) || IsLineEnd(point.value)) continue;
    if (begin > point.begin) begin = point.begin;
    end = point.end;
  }
  return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

bool IsBlankText(std::string_view text) { return Trim(text).empty(); }

std::string CollapseBlanks(std::string_view text) {
  const std::string_view trimmed = Trim(text);
  std::string collapsed;
  for (const CodePoint& point : CodePoints(trimmed)) {
    if (!IsBlank(point.value) && !IsLineEnd(point.value)) {
      collapsed.append(trimmed.substr(point.begin, point.end - point.begin));
    } else if (collapsed.back() != ' ') {
      collapsed += ' ';
    }
  }
  return collapsed;
}

std::vector<std::string_view> SplitLines(std::string_view text) {
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) text.remove_prefix(kByteOrderMark.size());
  std::vector<std::string_view> lines;
  size_t begin = 0;
  char32_t before = 0;
  for (const CodePoint& point : CodePoints(text)) {
    if (point.value == '\n' && before == '\r') {
      begin = point.end;  // the second half of one CRLF
    } else if (IsLineEnd(point.value)) {
      lines.push_back(text.substr(begin, point.begin - begin));
      begin = point.end;
    }
    before = point.value;
  }
  if (begin < text.size()) lines.push_back(text.substr(begin));
  return lines;
}

}  // namespace vanthu::text
