#include "services/platform/text/legacy_encoding.h"

#include <string>

#include "services/platform/text/utf8.h"

namespace vanthu::text {
namespace {

constexpr char32_t kFirstSign = 0xA7;  // below it no pattern has a letter or sign that counts
constexpr int kHitsMin = 3;            // fewer may be a trade mark sign, a footnote or a foreign name

bool IsAsciiLetter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool In(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

// Latin-1 signs, no letters, that are Vietnamese letters in TCVN3: ă â ê ô ơ ư à ả ã á ạ ằ ẳ ẵ ắ and đ.
constexpr std::u32string_view kTcvn3Inside =
    U"\u00A8\u00A9\u00AA\u00AB\u00AC\u00AD\u00B5\u00B6\u00B7\u00B8\u00B9\u00BB\u00BC\u00BD\u00BE\u00AE";
constexpr std::u32string_view kTcvn3AtEnd = U"\u00B5\u00B6\u00B7\u00B8\u00B9";
constexpr std::u32string_view kTcvn3AtStart = U"\u00AE\u00A7";

bool IsTcvn3Hit(char32_t before, char32_t c, char32_t after) {
  if (In(kTcvn3Inside, c) && IsAsciiLetter(before) && IsAsciiLetter(after)) return true;
  if (In(kTcvn3AtEnd, c) && IsAsciiLetter(before) && (after == ' ' || after == ',' || after == '.' || after == ';')) return true;
  return In(kTcvn3AtStart, c) && IsAsciiLetter(after) && (before == 0 || before == ' ' || before == '\n');
}

// VNI writes a vowel and then its marks as a Latin-1 letter: "aâ", "oä", "öõ". Old Unicode spellings (hoà, hoá, hoã) are left
// out.
bool IsVniHit(char32_t before, char32_t c) {
  constexpr std::u32string_view kTones = U"\u00F8\u00F9\u00FB\u00F5\u00EF\u00D8\u00D9\u00DB\u00D5\u00CF";
  constexpr std::u32string_view kCircumflex = U"\u00E2\u00E5\u00E4\u00C2\u00C5\u00C4";
  constexpr std::u32string_view kBreve = U"\u00EA\u00E9\u00E8\u00FA\u00FC\u00EB\u00CA\u00C9\u00C8\u00DA\u00DC\u00CB";
  if (In(kTones, c)) return In(U"aeouyAEOUY\u00F4\u00F6\u00D4\u00D6", before);
  if (In(kCircumflex, c)) return In(U"aeoAEO", before);
  return In(kBreve, c) && In(U"aA", before);
}

// Letters that only Unicode Vietnamese has: ă đ ĩ ũ ơ ư and the whole block U+1EA0 to U+1EF9.
bool IsUnicodeHit(char32_t c) {
  return (c >= 0x1EA0 && c <= 0x1EF9) || In(U"\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01A0\u01A1\u01AF\u01B0", c);
}

std::u32string AsLatin1OrUnicode(std::string_view bytes) {
  std::u32string wide;
  wide.reserve(bytes.size());
  if (FirstInvalidUtf8(bytes)) {
    for (const char byte : bytes) wide += static_cast<char32_t>(static_cast<unsigned char>(byte));
  } else {
    ForEachCodePoint(bytes, [&](const CodePoint& point) { wide += point.value; });
  }
  return wide;
}

}  // namespace

std::optional<std::string_view> LegacyEncodingOf(std::string_view bytes) {
  const std::u32string wide = AsLatin1OrUnicode(bytes);
  int tcvn3 = 0, vni = 0, unicode = 0;
  for (size_t i = 0; i < wide.size(); ++i) {
    if (wide[i] < kFirstSign) continue;
    const char32_t before = i == 0 ? 0 : wide[i - 1];
    const char32_t after = i + 1 == wide.size() ? ' ' : wide[i + 1];
    if (IsTcvn3Hit(before, wide[i], after)) ++tcvn3;
    if (IsVniHit(before, wide[i])) ++vni;
    if (IsUnicodeHit(wide[i])) ++unicode;
  }
  const int most = tcvn3 > vni ? tcvn3 : vni;
  if (most < kHitsMin || most <= unicode) return std::nullopt;
  return tcvn3 > vni ? kTcvn3 : kVni;
}

}  // namespace vanthu::text
