#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "gtest/gtest.h"
#include "services/drafting/draft/draft_json.h"
#include "services/drafting/reading/dispatch_reader.h"
#include "services/drafting/reading/sample_files.h"
#include "services/platform/status/reason.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"
#include "services/platform/text/nfc.h"
#include "services/platform/text/utf8.h"

namespace vanthu::drafting {
namespace {

// The words that labels and marks are made of: they become fields, not text.
const std::set<std::string>& LabelWords() {
  static const auto* const kWords =
      new std::set<std::string>{"kinh", "gui", "noi", "nhan", "v", "khan", "thuong", "hoa", "toc", "mat", "toi", "tuyet", "do"};
  return *kWords;
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

// Which cells of each line were placed, and how often.
std::map<int, std::map<Cell, int>> PlacesOf(const Draft& draft) {
  std::map<int, std::map<Cell, int>> places;
  for (const Origin& origin : draft.origins) {
    for (int line = origin.span.first_line; line <= origin.span.last_line; ++line) ++places[line][origin.span.cell];
  }
  for (const UnplacedLine& line : draft.unplaced) ++places[line.line][line.cell];
  return places;
}

bool IsPlacedOnce(const std::map<Cell, int>& cells) {
  static const std::map<Cell, int> kWhole = {{Cell::kWhole, 1}};
  static const std::map<Cell, int> kColumns = {{Cell::kLeft, 1}, {Cell::kRight, 1}};
  return cells == kWhole || cells == kColumns;
}

void ExpectNothingLost(const std::string& file) {
  const auto draft = ReadDispatch(file, "a.txt");
  if (!draft.ok()) {
    EXPECT_TRUE(status::ReasonOf(draft.status()).has_value());
    return;
  }
  const std::string nfc = text::ToNfc(file);
  const auto lines = text::SplitLines(nfc);
  auto places = PlacesOf(*draft);
  std::set<int> labels;
  for (const Origin& origin : draft->origins) {
    if (origin.field == "label") labels.insert(origin.span.first_line);
    for (int line = origin.span.first_line; origin.field == "label" && line <= origin.span.last_line; ++line) labels.insert(line);
  }
  const std::set<std::string> kept = WordsOf(absl::StrReplaceAll(CanonicalJson(*draft), {{"\\t", " "}}));
  for (size_t at = 0; at < lines.size(); ++at) {
    const int number = static_cast<int>(at) + 1;
    if (text::IsBlankText(lines[at])) {
      places.erase(number);
      continue;
    }
    ASSERT_TRUE(IsPlacedOnce(places[number])) << "line " << number << ": " << lines[at] << "\n" << file;
    places.erase(number);
    if (labels.count(number) > 0) continue;
    for (const std::string& word : WordsOf(lines[at])) {
      ASSERT_TRUE(kept.count(word) > 0 || LabelWords().count(word) > 0)
          << "word \"" << word << "\" of line " << number << " is lost\n"
          << file;
    }
  }
  EXPECT_TRUE(places.empty()) << "places that are no lines of the file";
}

// Lines that mean something elsewhere, and some that mean nothing.
constexpr const char* kNoise[] = {"",
                                  "   ",
                                  "Kính gửi: Sở Nội vụ; Sở Tài chính.",
                                  "Nơi nhận:",
                                  "MẬT",
                                  "Số: 12/QĐ-UBND",
                                  "**",
                                  "-",
                                  "./.",
                                  "a)",
                                  "Sơn Thủy, ngày 31 tháng 13 năm 2024",
                                  "V/v thử",
                                  "<script>alert(1)</script>",
                                  "PHỤ LỤC I",
                                  "- Lưu: VT.",
                                  "GIÁM ĐỐC",
                                  "TM. ỦY BAN",
                                  "Nguyễn Văn Thử",
                                  "THÔNG BÁO",
                                  "\u200E",
                                  "|",
                                  "Công văn số 1/A-B ngày 1/1/2024 của",
                                  "(Gửi kèm"};

class Mutator {
 public:
  explicit Mutator(uint32_t seed) : random_(seed) {}

  std::string Mutate(const std::string& file) {
    std::vector<std::string> lines = absl::StrSplit(file, '\n');
    for (auto left = 1 + random_() % 8; left > 0; --left) MutateOnce(lines);
    std::string mutated = absl::StrJoin(lines, random_() % 4 == 0 ? "\r\n" : "\n");
    for (auto left = random_() % 3; left > 0 && !mutated.empty(); --left) EraseCodePoint(mutated);
    return mutated;
  }

 private:
  size_t Pick(const std::vector<std::string>& lines) { return random_() % lines.size(); }

  void MutateOnce(std::vector<std::string>& lines) {
    if (lines.empty()) return;
    const size_t at = Pick(lines), other = Pick(lines);
    switch (random_() % 7) {
      case 0:
        lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at));
        break;
      case 1:
        lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), lines[other]);
        break;
      case 2:
        std::swap(lines[at], lines[other]);
        break;
      case 3:
        std::shuffle(lines.begin() + static_cast<std::ptrdiff_t>(std::min(at, other)),
                     lines.begin() + static_cast<std::ptrdiff_t>(std::max(at, other)), random_);
        break;
      case 4:
        lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), kNoise[random_() % std::size(kNoise)]);
        break;
      case 5:
        lines[at] += (random_() % 2 == 0 ? "      " : "\t") + lines[other];
        break;
      default:
        lines[at] += " " + lines[other];
        break;
    }
  }

  void EraseCodePoint(std::string& text) {
    const auto points = text::CodePoints(text);
    const auto& point = points[random_() % points.size()];
    text.erase(point.begin, point.end - point.begin);
  }

  std::mt19937 random_;
};

TEST(DispatchReader, LosesNothingOfTheSamples) {
  for (const std::string& name : SampleNames()) ExpectNothingLost(SampleText(name));
}

TEST(DispatchReader, LosesNothingOfMutatedFiles) {
  uint32_t seed = 0;
  for (const std::string& name : SampleNames()) {
    const std::string file = SampleText(name);
    for (int round = 0; round < 80 && !::testing::Test::HasFatalFailure(); ++round) {
      SCOPED_TRACE(seed);
      ExpectNothingLost(Mutator(++seed).Mutate(file));
    }
  }
}

TEST(DispatchReader, ReadsTheSameWhateverTheLineEnds) {
  for (const std::string& name : SampleNames()) {
    std::string file = SampleText(name);
    const auto plain = ReadDispatch(file, name);
    ASSERT_TRUE(plain.ok());
    const std::string crlf = "\xEF\xBB\xBF" + absl::StrJoin(absl::StrSplit(file, '\n'), "\r\n");
    EXPECT_EQ(CanonicalJson(*ReadDispatch(crlf, name)), CanonicalJson(*plain));
  }
}

}  // namespace
}  // namespace vanthu::drafting
