#include "services/drafting/format/tone_placement.h"

#include <array>
#include <cstdint>

#include "services/platform/text/utf8.h"
#include "unicode/uchar.h"

namespace vanthu::drafting {
namespace {

// A vowel without tone and with its five.
constexpr std::array<std::u32string_view, 10> kVowels = {U"aàáảãạ", U"eèéẻẽẹ", U"oòóỏõọ", U"uùúủũụ", U"yỳýỷỹỵ",
                                                         U"AÀÁẢÃẠ", U"EÈÉẺẼẸ", U"OÒÓỎÕỌ", U"UÙÚỦŨỤ", U"YỲÝỶỸỴ"};

struct Vowel {
  char base = 0;     // 'a', 'e', 'o', 'u', 'y'; 0 for anything else
  uint8_t row = 0;   // of kVowels: tells the case
  uint8_t tone = 0;  // 0: none
};

// Looked up for each letter of each dispatch.
Vowel VowelOf(char32_t c) {
  static constexpr char32_t kVietnameseEnd = 0x1F00;
  static const auto& kTable = *[] {
    auto* table = new std::array<Vowel, kVietnameseEnd>{};
    for (size_t row = 0; row < kVowels.size(); ++row) {
      for (size_t tone = 0; tone < kVowels[row].size(); ++tone)
        (*table)[kVowels[row][tone]] = {"aeouy"[row % 5], static_cast<uint8_t>(row), static_cast<uint8_t>(tone)};
    }
    return table;
  }();
  return c < kVietnameseEnd ? kTable[c] : Vowel{};
}

bool MakePair(const Vowel& first, const Vowel& second) {
  return (first.base == 'o' && (second.base == 'a' || second.base == 'e')) || (first.base == 'u' && second.base == 'y');
}

bool IsOpen(std::string_view text, size_t end) {
  return end == text.size() || !u_isalpha(static_cast<UChar32>(text::CodePointAt(text, end).value));
}

// Calls visit(first, second, vowels) for each open syllable in oa, oe, uy that bears a tone.
template <class Visit>
void ForEachPair(std::string_view text, Visit visit) {
  text::CodePoint before{}, first{};
  Vowel first_vowel;
  for (size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::CodePointAt(text, at);
    at = point.end;
    const Vowel vowel = VowelOf(point.value);
    const bool after_q = before.value == U'q' || before.value == U'Q';
    if (MakePair(first_vowel, vowel) && first_vowel.tone + vowel.tone > 0 && !after_q && IsOpen(text, at))
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

std::optional<std::string> WithToneOnFirst(std::string_view nfc) {
  std::optional<std::string> right;
  size_t copied = 0;
  ForEachPair(nfc,
              [&](const text::CodePoint& first, const Vowel& first_vowel, const text::CodePoint& second, const Vowel& vowel) {
                if (vowel.tone == 0) return;
                if (!right) right.emplace();
                right->append(nfc.substr(copied, first.begin - copied));
                text::AppendUtf8(kVowels[first_vowel.row][vowel.tone], &*right);
                text::AppendUtf8(kVowels[vowel.row][0], &*right);
                copied = second.end;
              });
  if (right) right->append(nfc.substr(copied));
  return right;
}

}  // namespace vanthu::drafting
