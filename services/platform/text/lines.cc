#include "services/platform/text/lines.h"

#include "services/platform/text/utf8.h"

namespace vanthu::text {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool IsLineEnd(char32_t c) { return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029; }

// By the first byte alone: all others can be passed over without decoding them.
bool MayBeLineEnd(char byte) { return (byte >= 0x0A && byte <= 0x0D) || byte == '\xC2' || byte == '\xE2'; }

}  // namespace

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
  for (size_t at = 0; at < text.size();) {
    if (!MayBeLineEnd(text[at])) {
      ++at;
      continue;
    }
    const CodePoint point = CodePointAt(text, at);
    const bool is_second_half = point.value == '\n' && at > 0 && text[at - 1] == '\r';  // of one CRLF
    if (is_second_half) {
      begin = point.end;
    } else if (IsLineEnd(point.value)) {
      lines.push_back(text.substr(begin, at - begin));
      begin = point.end;
    }
    at = point.end;
  }
  if (begin < text.size()) lines.push_back(text.substr(begin));
  return lines;
}

}  // namespace vanthu::text
