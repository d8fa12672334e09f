#include "services/drafting/reading/file_remarks.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/drafting/reading/line_list.h"
#include "services/drafting/reading/remarks.h"
#include "services/platform/text/legibility.h"
#include "services/platform/text/utf8.h"
#include "unicode/normalizer2.h"
#include "unicode/uchar.h"
#include "unicode/unistr.h"

namespace vanthu::drafting {
namespace {

constexpr size_t kRemarksMax = 40;  // of one kind; a file that has more is one that nobody reads to the end

constexpr char32_t kVietnameseEnd = 0x1F00;  // every letter of Vietnamese stands below

bool HasTone(char32_t c) {
  static constexpr std::u32string_view kTones = U"\u0300\u0301\u0303\u0309\u0323";
  static const auto* const kTable = [] {
    auto* table = new std::array<bool, kVietnameseEnd>;
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* const nfd = icu::Normalizer2::getNFDInstance(error);
    for (char32_t letter = 0; letter < kVietnameseEnd; ++letter) {
      icu::UnicodeString parts;
      (*table)[letter] = nfd->getDecomposition(static_cast<UChar32>(letter), parts) &&
                         kTones.find(static_cast<char32_t>(parts.char32At(parts.length() - 1))) != std::u32string_view::npos;
    }
    return table;
  }();
  return c < kVietnameseEnd && (*kTable)[c];
}

// A syllable has one tone mark at most, and words are written by syllables: two marks are two words.
std::vector<std::string> JoinedWords(std::string_view text) {
  std::vector<std::string> words;
  size_t begin = 0;
  int tones = 0;
  const auto end_word = [&](size_t end) {
    if (tones > 1) words.emplace_back(text.substr(begin, end - begin));
    tones = 0;
  };
  text::ForEachCodePoint(text, [&](const text::CodePoint& point) {
    if (u_isUAlphabetic(static_cast<UChar32>(point.value))) {
      tones += HasTone(point.value) ? 1 : 0;
      return;
    }
    end_word(point.begin);
    begin = point.end;
  });
  end_word(text.size());
  return words;
}

bool HasRightToLeft(std::string_view text) {
  bool has = false;
  text::ForEachCodePoint(text, [&](const text::CodePoint& point) {
    if (point.value < 0x590) return;
    const UCharDirection direction = u_charDirection(static_cast<UChar32>(point.value));
    has = has || direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
  });
  return has;
}

}  // namespace

void SayOddWords(const Sheet& sheet, Draft& draft) {
  LineList right_to_left;
  size_t displaced = 0, joined = 0;
  for (size_t at = 0; at < sheet.size(); ++at) {
    const std::string& text = sheet[at].text;
    if (const auto words = text::WordsWithDisplacedMarks(text); !words.empty() && ++displaced <= kRemarksMax) {
      const std::string list = absl::StrJoin(words, ", ");
      SayUndecided(draft, "file", "Dấu thanh đặt sai chỗ, chưa rõ là chữ gì: " + list + ". Gõ lại các chữ này.",
                   "Tone marks stand in the wrong place, the words cannot be told: " + list + ". Type them again.",
                   sheet.SpanOf(at, at));
    }
    if (const auto words = JoinedWords(text); !words.empty() && ++joined <= kRemarksMax) {
      const std::string list = absl::StrJoin(words, ", ");
      SayUndecided(draft, "file", "Các chữ viết dính liền nhau: " + list + ". Tách các chữ này.",
                   "Words are joined: " + list + ". Part them.", sheet.SpanOf(at, at));
    }
    if (HasRightToLeft(text)) right_to_left.Add(sheet[at].span.first_line);
  }
  if (right_to_left.empty()) return;
  SayUndecided(draft, "file",
               absl::StrCat("Có chữ viết từ phải sang trái ở dòng ", right_to_left.Text(), ": xem lại thứ tự các chữ."),
               absl::StrCat("Letters written from right to left stand on line ", right_to_left.Text(),
                            ": look at the order of the words."),
               right_to_left.span());
}

}  // namespace vanthu::drafting
