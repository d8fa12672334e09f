#include "services/drafting/format/tone_placement.h"

#include <array>

#include "services/platform/text/utf8.h"
#include "unicode/uchar.h"

namespace vanthu::drafting {
namespace {

// A vowel without tone and with its five.
constexpr std::array<std::u32string_view, 10> kVowels = {U"aàáảãạ", U"eèéẻẽẹ", U"oòóỏõọ", U"uùúủũụ", U"yỳýỷỹỵ",
                                                         U"AÀÁẢÃẠ", U"EÈÉẺẼẸ", U"OÒÓỎÕỌ", U"UÙÚỦŨỤ", U"YỲÝỶỸỴ"};

struct Vowel {
  char base = 0;    // 'a', 'e', 'o', 'u', 'y'; 0 for anything else
  size_t row = 0;   // of kVowels: tells the case
  size_t tone = 0;  // 0: none
};

Vowel VowelOf(char32_t c) {
  for (size_t row = 0; row < kVowels.size(); ++row) {
    const size_t tone = kVowels[row].find(c);
    if (tone != std::u32string_view::npos) return {"aeouy"[row % 5], row, tone};
  }
  return {};
}

bool MakePair(const Vowel& first, const Vowel& second) {
  return (first.base == 'o' && (second.base == 'a' || second.base == 'e')) || (first.base == 'u' && second.base == 'y');
}

// Calls visit(first, second, vowels) for each open syllable in oa, oe, uy that bears a tone.
template <class Visit>
void ForEachPair(std::string_view text, Visit visit) {
  text::CodePoint before{}, first{};
  Vowel first_vowel;
  for (size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::CodePointAt(text, at);
    at = point.end;
    const bool may_end_pair = first_vowel.base != 0;
    const Vowel vowel = may_end_pair || point.value == U'o' || point.value == U'u' || point.value == U'O' ||
                                point.value == U'U' || point.value >= 0x80
                            ? VowelOf(point.value)
                            : Vowel{};
    const bool is_open = at == text.size() || !u_isalpha(static_cast<UChar32>(text::CodePointAt(text, at).value));
    const bool after_q = before.value == U'q' || before.value == U'Q';
    if (may_end_pair && is_open && !after_q && MakePair(first_vowel, vowel) && first_vowel.tone + vowel.tone > 0)
      visit(first, first_vowel, point, vowel);
    before = first;
    first = point;
    first_vowel = vowel;
  }
}

}  // namespace

TonePlacement& TonePlacement::operator|=(const TonePlacement& other) {
  on_first = on_first || other.on_first;
  on_second = on_second || other.on_second;
  return *this;
}

TonePlacement TonePlacementIn(std::string_view nfc) {
  TonePlacement placement;
  ForEachPair(nfc, [&](const text::CodePoint&, const Vowel& first, const text::CodePoint&, const Vowel& second) {
    placement |= {first.tone > 0, second.tone > 0};
  });
  return placement;
}

std::string WithToneOnFirst(std::string_view nfc) {
  std::string text;
  size_t copied = 0;
  ForEachPair(nfc,
              [&](const text::CodePoint& first, const Vowel& first_vowel, const text::CodePoint& second, const Vowel& vowel) {
                if (vowel.tone == 0) return;
                text.append(nfc.substr(copied, first.begin - copied));
                text::AppendUtf8(kVowels[first_vowel.row][vowel.tone], &text);
                text::AppendUtf8(kVowels[vowel.row][0], &text);
                copied = second.end;
              });
  return text.append(nfc.substr(copied));
}

}  // namespace vanthu::drafting
