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
  while (!text.empty()) {
    const CodePoint first = CodePointAt(text, 0);
    if (!IsBlank(first.value) && !IsLineEnd(first.value)) break;
    text.remove_prefix(first.end);
  }
  while (!text.empty()) {
    size_t begin = text.size() - 1;
    while (begin > 0 && text.size() - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
    const CodePoint last = CodePointAt(text, begin);
    if (last.end != text.size() || (!IsBlank(last.value) && !IsLineEnd(last.value))) break;
    text.remove_suffix(text.size() - begin);
  }
  return text;
}

bool IsBlankText(std::string_view text) { return Trim(text).empty(); }

std::string CollapseBlanks(std::string_view text) {
  const std::string_view trimmed = Trim(text);
  std::string collapsed;
  ForEachCodePoint(trimmed, [&](const CodePoint& point) {
    if (!IsBlank(point.value) && !IsLineEnd(point.value)) {
      collapsed.append(trimmed, point.begin, point.end - point.begin);
    } else if (collapsed.back() != ' ') {
      collapsed += ' ';
    }
  });
  return collapsed;
}

std::vector<std::string_view> SplitLines(std::string_view text) {
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) text.remove_prefix(kByteOrderMark.size());
  std::vector<std::string_view> lines;
  size_t begin = 0;
  char32_t before = 0;
  ForEachCodePoint(text, [&](const CodePoint& point) {
    if (point.value == '\n' && before == '\r') {
      begin = point.end;  // the second half of one CRLF
    } else if (IsLineEnd(point.value)) {
      lines.push_back(text.substr(begin, point.begin - begin));
      begin = point.end;
    }
    before = point.value;
  });
  if (begin < text.size()) lines.push_back(text.substr(begin));
  return lines;
}

}  // namespace vanthu::text
