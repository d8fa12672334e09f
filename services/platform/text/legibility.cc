#include "services/platform/text/legibility.h"

#include <algorithm>
#include <set>

#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"
#include "services/platform/text/tone_position.h"
#include "services/platform/text/utf8.h"
#include "unicode/normalizer2.h"
#include "unicode/uchar.h"
#include "unicode/unistr.h"

namespace vanthu::text {
namespace {

constexpr std::u32string_view kVowels = U"aeiouy";
constexpr std::u32string_view kForeignLatin = U"ÇçÑñ";  // of Latin-1: a mark on a consonant
constexpr std::u32string_view kVietnameseLatin = U"ĂăĐđĨĩŨũƠơƯư";
constexpr std::u32string_view kMarks = U"\u0300\u0301\u0302\u0303\u0306\u0309\u031B\u0323";

bool IsBreak(char32_t c) { return IsBlank(c) || (c >= 0x0A && c <= 0x0D); }

// Calls visit(word, its code points) for each run without blanks.
template <class Visit>
void ForEachWord(std::string_view text, Visit visit) {
  const auto points = CodePoints(text);
  for (size_t i = 0; i < points.size();) {
    size_t end = i;
    while (end < points.size() && !IsBreak(points[end].value)) ++end;
    if (end > i) visit(text.substr(points[i].begin, points[end - 1].end - points[i].begin), &points[i], &points[end - 1] + 1);
    i = end + 1;
  }
}

bool IsUnreadable(char32_t c) {
  const int8_t category = u_charType(static_cast<UChar32>(c));
  return c == 0xFFFD || category == U_PRIVATE_USE_CHAR || category == U_UNASSIGNED || category == U_SURROGATE ||
         (c >= 0x80 && c <= 0x9F);
}

// A continuation byte of UTF-8 as Latin-1 or Windows-1252 shows it; no-break space and » are left out, for they follow words in
// good text.
bool IsContinuation(char32_t c) {
  constexpr std::u32string_view kWindows1252 = U"\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u20AC\u2122";
  return (c > 0xA0 && c <= 0xBF && c != 0xBB) || (c >= 0x2013 && c <= 0x203A) ||
         kWindows1252.find(c) != std::u32string_view::npos;
}

// The first bytes of Vietnamese letters in UTF-8, taken for Latin-1: Ã, Ä, Æ before one more, á before two.
bool IsMojibake(char32_t c, char32_t next, char32_t third) {
  if (c == 0xC3)
    return next > 0xA0 && next <= 0xBF && next != 0xBB;  // Ã is also a letter of Vietnamese: dashes and quotes may follow it
  if (c == 0xC4 || c == 0xC6) return IsContinuation(next);
  return c == 0xE1 && (next == 0xBA || next == 0xBB) && (IsContinuation(third) || third == 0xBB);
}

// Letters that bear their marks where a word of Vietnamese has them, and dashes, quotes and dots.
bool IsUsual(char32_t c) {
  if (c < 0x100) return kForeignLatin.find(c) == std::u32string_view::npos;
  if ((c >= 0x1EA0 && c <= 0x1EF9) || (c >= 0x2000 && c <= 0x20CF)) return true;
  return kVietnameseLatin.find(c) != std::u32string_view::npos;
}

// Nearly all text is nothing but usual letters: then no mark stands on a wrong one, and no word need be looked at.
bool MayHaveDisplacedMarks(std::string_view nfc) {
  for (size_t at = 0; at < nfc.size();) {
    const CodePoint point = CodePointAt(nfc, at);
    if (!IsUsual(point.value)) return true;
    at = point.end;
  }
  return false;
}

bool IsDisplaced(char32_t c) {
  if (kMarks.find(c) != std::u32string_view::npos) return true;  // what NFC could not join to a letter
  UErrorCode error = U_ZERO_ERROR;
  icu::UnicodeString parts;
  if (!icu::Normalizer2::getNFDInstance(error)->getDecomposition(static_cast<UChar32>(c), parts)) return false;
  if (kMarks.find(static_cast<char32_t>(parts.char32At(parts.length() - 1))) == std::u32string_view::npos) return false;
  return kVowels.find(FoldCodePoint(c)) == std::u32string_view::npos;
}

}  // namespace

std::optional<size_t> FirstControlByte(std::string_view bytes) {
  const auto found = std::find_if(bytes.begin(), bytes.end(), [](char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value == 0x7F || (value < 0x20 && !(value >= 0x09 && value <= 0x0D));
  });
  if (found == bytes.end()) return std::nullopt;
  return static_cast<size_t>(found - bytes.begin());
}

std::optional<std::string> FirstUnreadableWord(std::string_view text) {
  std::optional<std::string> first;
  ForEachWord(text, [&](std::string_view word, const CodePoint* begin, const CodePoint* end) {
    for (const CodePoint* point = begin; point != end && !first; ++point) {
      const char32_t next = end - point > 1 ? point[1].value : 0;
      const char32_t third = end - point > 2 ? point[2].value : 0;
      if (IsUnreadable(point->value) || IsMojibake(point->value, next, third)) first = std::string(word);
    }
  });
  return first;
}

std::vector<std::string> WordsWithDisplacedMarks(std::string_view nfc) {
  std::vector<std::string> words;
  std::set<std::string, std::less<>> seen;
  for (const std::string_view word : WordsWithToneOnWrongVowel(nfc)) {
    if (seen.emplace(word).second) words.emplace_back(word);
  }
  if (!MayHaveDisplacedMarks(nfc)) return words;
  ForEachWord(nfc, [&](std::string_view word, const CodePoint* begin, const CodePoint* end) {
    const bool displaced = std::any_of(begin, end, [](const CodePoint& point) { return IsDisplaced(point.value); });
    if (displaced && seen.emplace(word).second) words.emplace_back(word);
  });
  return words;
}

}  // namespace vanthu::text
