#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::text {

struct CodePoint {
  char32_t value = 0;
  size_t begin = 0;  // bytes [begin, end) of the text
  size_t end = 0;
};

// The position of the first byte that is no well-formed UTF-8 (RFC 3629: no overlong forms, surrogates, or values above
// U+10FFFF).
std::optional<size_t> FirstInvalidUtf8(std::string_view bytes);

// See CodePointAt; for a byte that is not ASCII.
CodePoint WideCodePointAt(std::string_view text, size_t at);

// The code point at byte `at`, which must be inside the text. A malformed byte becomes U+FFFD, one each, so positions stay true.
inline CodePoint CodePointAt(std::string_view text, size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, at, at + 1};
  return WideCodePointAt(text, at);
}

// Calls visit(CodePoint) for each.
template <class Visit>
void ForEachCodePoint(std::string_view text, Visit visit) {
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = CodePointAt(text, at);
    visit(point);
    at = point.end;
  }
}

std::vector<CodePoint> CodePoints(std::string_view text);

void AppendUtf8(char32_t code_point, std::string* out);

// The longest prefix of at most `bytes_max` bytes that ends between two code points.
std::string_view PrefixOf(std::string_view text, size_t bytes_max);

}  // namespace vanthu::text
