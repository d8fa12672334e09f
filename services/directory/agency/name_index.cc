#include "services/directory/agency/name_index.h"

#include <utility>

#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/utf8.h"
#include "unicode/uchar.h"

namespace vanthu::directory {
namespace {

struct Abbreviation {
  std::string_view exact;
  std::string_view exact_words;
  std::string_view folded;
  std::string_view folded_words;
};
// What names of agencies shorten everywhere (Phụ lục I.II.2 allows it for common phrases); the rest are an agency's other names.
constexpr Abbreviation kAbbreviations[] = {
    {"ubnd", "ủy ban nhân dân", "ubnd", "uy ban nhan dan"},
    {"hđnd", "hội đồng nhân dân", "hdnd", "hoi dong nhan dan"},
    {"tp", "thành phố", "tp", "thanh pho"},
};

std::vector<std::string> Words(std::string_view text) {
  std::vector<std::string> words(1);
  for (const text::CodePoint& point : text::CodePoints(text)) {
    if (u_isalnum(static_cast<UChar32>(point.value))) {
      text::AppendUtf8(point.value, &words.back());
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::string Key(std::string_view text, Match match) {
  std::vector<std::string> words = Words(text);
  for (std::string& word : words) {
    for (const Abbreviation& known : kAbbreviations) {
      if (word == (match == Match::kExact ? known.exact : known.folded)) {
        word = std::string(match == Match::kExact ? known.exact_words : known.folded_words);
        break;
      }
    }
  }
  return absl::StrJoin(words, " ");
}

// Both schools of placing a tone mark on oa, oe, uy are in use; neither is wrong.
std::string WithOldTonePlaces(const std::string& lower) {
  return absl::StrReplaceAll(lower, {{"oà", "òa"},
                                     {"oá", "óa"},
                                     {"oả", "ỏa"},
                                     {"oã", "õa"},
                                     {"oạ", "ọa"},
                                     {"oè", "òe"},
                                     {"oé", "óe"},
                                     {"oẻ", "ỏe"},
                                     {"oẽ", "õe"},
                                     {"oẹ", "ọe"},
                                     {"uỳ", "ùy"},
                                     {"uý", "úy"},
                                     {"uỷ", "ủy"},
                                     {"uỹ", "ũy"},
                                     {"uỵ", "ụy"}});
}

}  // namespace

NameKeys NameKeysOf(std::string_view name) {
  return {Key(WithOldTonePlaces(text::Lower(name)), Match::kExact), Key(text::Fold(name), Match::kFolded)};
}

}  // namespace vanthu::directory
