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
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const size_t begin = at;
    if (Next(bytes, at) < 0) return begin;
  }
  return std::nullopt;
}

CodePoint WideCodePointAt(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const auto continues = [&](size_t i) { return at + i < text.size() && (byte(i) & 0xC0) == 0x80; };
  // The letters of Vietnamese have two and three bytes; the rest, and what is malformed, is ICU's to judge.
  if (byte(0) >= 0xC2 && byte(0) <= 0xDF && continues(1)) {
    return {static_cast<char32_t>((byte(0) & 0x1F) << 6 | (byte(1) & 0x3F)), at, at + 2};
  }
  if (byte(0) >= 0xE1 && byte(0) <= 0xEC && continues(1) && continues(2)) {
    return {static_cast<char32_t>((byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F)), at, at + 3};
  }
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
