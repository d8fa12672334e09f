#include "services/platform/text/utf8.h"

#include <algorithm>

#include "unicode/utf8.h"

namespace vanthu::text {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// Moves `at` behind the code point, or behind one byte where there is none (negative result).
UChar32 Next(std::string_view text, size_t& at) {
  int32_t i = 0;
  UChar32 value = 0;
  const auto* from = reinterpret_cast<const uint8_t*>(text.data()) + at;
  const auto length = static_cast<int32_t>(std::min<size_t>(text.size() - at, 4));
  U8_NEXT(from, i, length, value);
  at += value < 0 ? 1 : static_cast<size_t>(i);
  return value;
}

}  // namespace

std::optional<size_t> FirstInvalidUtf8(std::string_view bytes) {
  for (size_t at = 0; at < bytes.size();) {
    const size_t begin = at;
    if (Next(bytes, at) < 0) return begin;
  }
  return std::nullopt;
}

CodePoint CodePointAt(std::string_view text, size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, at, at + 1};
  CodePoint point{kReplacement, at, at};
  const UChar32 value = Next(text, point.end);
  if (value >= 0) point.value = static_cast<char32_t>(value);
  return point;
}

std::vector<CodePoint> CodePoints(std::string_view text) {
  std::vector<CodePoint> points;
  points.reserve(text.size());
  ForEachCodePoint(text, [&](const CodePoint& point) { points.push_back(point); });
  return points;
}

void AppendUtf8(char32_t code_point, std::string* out) {
  char bytes[U8_MAX_LENGTH];
  int32_t length = 0;
  UBool failed = false;
  U8_APPEND(reinterpret_cast<uint8_t*>(bytes), length, U8_MAX_LENGTH, static_cast<UChar32>(code_point), failed);
  if (failed) {
    AppendUtf8(kReplacement, out);
    return;
  }
  out->append(bytes, static_cast<size_t>(length));
}

std::string_view PrefixOf(std::string_view text, size_t bytes_max) {
  if (text.size() <= bytes_max) return text;
  size_t end = bytes_max;
  while (end > 0 && (static_cast<uint8_t>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

}  // namespace vanthu::text
