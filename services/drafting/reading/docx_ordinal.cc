#include "services/drafting/reading/docx_ordinal.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/platform/text/fold.h"

namespace vanthu::drafting {
namespace {

constexpr int kRomanMax = 3999;       // what is more has no Roman form
constexpr int kLettersMax = 26 * 30;  // Word stops at 780

std::string Roman(int count) {
  static constexpr std::pair<int, const char*> kParts[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"},
                                                           {90, "XC"},  {50, "L"},   {40, "XL"}, {10, "X"},   {9, "IX"},
                                                           {5, "V"},    {4, "IV"},   {1, "I"}};
  std::string text;
  for (const auto& [value, letters] : kParts) {
    for (; count >= value; count -= value) text += letters;
  }
  return text;
}

// a … z, aa, bb …: the letter again for each further round.
std::string Letters(int count) {
  const auto letter = static_cast<char>('a' + (count - 1) % 26);
  return std::string(static_cast<size_t>((count - 1) / 26 + 1), letter);
}

// vietnameseCounting: một, hai … mười một, hai mươi mốt.
std::string VietnameseWords(int count) {
  static constexpr std::array<const char*, 10> kDigits = {"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"};
  if (count < 10) return kDigits.at(static_cast<size_t>(count));
  const int tens = count / 10, ones = count % 10;
  std::string text = tens == 1 ? "mười" : absl::StrCat(kDigits.at(static_cast<size_t>(tens)), " mươi");
  if (ones == 0) return text;
  const bool after_tens = tens > 1;
  const char* const last = ones == 5 ? "lăm" : ones == 1 && after_tens ? "mốt" : kDigits.at(static_cast<size_t>(ones));
  return absl::StrCat(text, " ", last);
}

}  // namespace

std::string OrdinalText(int count, std::string_view format) {
  if (format == "none") return "";
  if (count > 0 && count <= kRomanMax && format == "upperRoman") return Roman(count);
  if (count > 0 && count <= kRomanMax && format == "lowerRoman") return text::Lower(Roman(count));
  if (count > 0 && count <= kLettersMax && format == "lowerLetter") return Letters(count);
  if (count > 0 && count <= kLettersMax && format == "upperLetter") return text::Upper(Letters(count));
  if (count > 0 && count < 100 && format == "vietnameseCounting") return VietnameseWords(count);
  if (count >= 0 && count < 10 && format == "decimalZero") return absl::StrCat("0", count);
  return absl::StrCat(count);
}

}  // namespace vanthu::drafting
