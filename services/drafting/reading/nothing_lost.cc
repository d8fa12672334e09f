#include "services/drafting/reading/nothing_lost.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_replace.h"
#include "gtest/gtest.h"
#include "services/drafting/draft/draft_json.h"
#include "services/drafting/reading/plain_text.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {
namespace {

// Labels, marks and tags become fields, or nothing but form, not text. Their words are told with the blanks left out, for people
// join them.
bool IsLabelWord(const std::string& word) {
  static const auto* const kLabels = new std::vector<std::string>{"conghoaxahoichunghiavietnam",
                                                                  "doclaptudohanhphuc",
                                                                  "kinhgui",
                                                                  "noinhan",
                                                                  "vv",
                                                                  "dokhan",
                                                                  "thuongkhan",
                                                                  "hoatoc",
                                                                  "domat",
                                                                  "toimat",
                                                                  "tuyetmat",
                                                                  "luuhanhnoibo",
                                                                  "daky",
                                                                  "br",
                                                                  "b"};
  return std::any_of(kLabels->begin(), kLabels->end(),
                     [&](const std::string& label) { return label.find(word) != std::string::npos; });
}

std::set<std::string> WordsOf(std::string_view text) {
  std::set<std::string> words;
  std::string word;
  for (const char c : text::Fold(text) + " ") {
    if (std::isalnum(static_cast<unsigned char>(c))) {
      word += c;
    } else if (!word.empty()) {
      words.insert(std::exchange(word, ""));
    }
  }
  return words;
}

// Which cells and parts of each line were placed, and how often.
using Places = std::map<int, std::map<std::pair<Cell, int>, int>>;

Places PlacesOf(const Draft& draft) {
  Places places;
  for (const Origin& origin : draft.origins) {
    for (int line = origin.span.first_line; line <= origin.span.last_line; ++line)
      ++places[line][{origin.span.cell, origin.span.part}];
  }
  for (const UnplacedLine& line : draft.unplaced) ++places[line.line][{line.cell, line.part}];
  return places;
}

bool ArePlacedOnce(const std::map<std::pair<Cell, int>, int>& parts) {
  return !parts.empty() && std::all_of(parts.begin(), parts.end(), [](const auto& part) { return part.second == 1; });
}

bool IsKept(const std::set<std::string>& kept, const std::string& word) { return kept.count(word) > 0 || IsLabelWord(word); }

// A blank that got lost before a label makes one word of two: "THỦYCỘNG HÒA".
bool AreKeptTogether(const std::set<std::string>& kept, const std::string& word) {
  for (size_t at = 1; at < word.size(); ++at) {
    const std::string head = word.substr(0, at), tail = word.substr(at);
    if ((kept.count(head) > 0 && IsLabelWord(tail)) || (IsLabelWord(head) && kept.count(tail) > 0)) return true;
  }
  return false;
}

}  // namespace

void ExpectNothingLost(const std::string& file, const Draft& draft) {
  const auto plain = ReadPlainText(file, "a.txt");
  ASSERT_TRUE(plain.ok());
  const auto lines = text::SplitLines(plain->nfc);
  auto places = PlacesOf(draft);
  const std::set<std::string> kept = WordsOf(absl::StrReplaceAll(CanonicalJson(draft), {{"\\t", " "}, {"\\n", " "}}));
  for (size_t at = 0; at < lines.size(); ++at) {
    const int number = static_cast<int>(at) + 1;
    if (text::IsBlankText(lines[at])) {
      places.erase(number);  // inside a run of lines
      continue;
    }
    ASSERT_TRUE(ArePlacedOnce(places[number])) << "line " << number << ": " << lines[at] << "\n" << file;
    places.erase(number);
    for (const std::string& word : WordsOf(lines[at])) {
      ASSERT_TRUE(IsKept(kept, word) || AreKeptTogether(kept, word))
          << "word \"" << word << "\" of line " << number << " is lost\n"
          << file;
    }
  }
  EXPECT_TRUE(places.empty()) << "places that are no lines of the file";
}

}  // namespace vanthu::drafting
