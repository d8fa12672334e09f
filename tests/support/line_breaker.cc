#include "tests/support/line_breaker.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/utf8.h"

namespace vanthu::support {
namespace {

std::vector<std::string> WordsOf(std::string_view words) { return absl::StrSplit(std::string(words), ' '); }

Lines SplitAt(const std::vector<std::string>& words, size_t at) {
  std::string first, second;
  for (size_t i = 0; i < words.size(); ++i) {
    std::string& half = i < at ? first : second;
    absl::StrAppend(&half, half.empty() ? "" : " ", words[i]);
  }
  return second.empty() ? Lines{first} : Lines{first, second};
}

std::string Glued(const std::string& left, const std::string& right, Glue glue, size_t width) {
  if (glue == Glue::kBarredRow) return absl::StrCat("| ", left, " | ", right, " |");
  if (right.empty()) return left;
  switch (glue) {
    case Glue::kOneBlank:
      return left.empty() ? right : absl::StrCat(left, " ", right);
    case Glue::kTab:
      return absl::StrCat(left, "\t", right);
    case Glue::kBar:
      return absl::StrCat(left, " | ", right);
    default:
      return absl::StrCat(left, std::string(width + 4 - LettersIn(left), ' '), right);
  }
}

}  // namespace

size_t LettersIn(std::string_view text) {
  size_t letters = 0;
  text::ForEachCodePoint(text, [&](const text::CodePoint&) { ++letters; });
  return letters;
}

Lines LineBreaker::AtRandom(std::string_view words) {
  const auto parts = WordsOf(words);
  return SplitAt(parts, 1 + Below(parts.size()));
}

Lines LineBreaker::AtWidth(std::string_view words, size_t width) {
  Lines lines(1);
  for (const std::string& word : WordsOf(words)) {
    if (!lines.back().empty() && LettersIn(lines.back()) + 1 + LettersIn(word) > width) lines.emplace_back();
    absl::StrAppend(&lines.back(), lines.back().empty() ? "" : " ", word);
  }
  return lines;
}

Lines LineBreaker::BeforeSmallLetter(std::string_view words) {
  const auto parts = WordsOf(words);
  std::vector<size_t> places;
  for (size_t at = 1; at < parts.size(); ++at) {
    const char before = parts[at - 1].back();
    if (text::StartsWithLowerCase(parts[at]) && text::HasLowerCase(std::string(1, before))) places.push_back(at);
  }
  return places.empty() ? Lines{std::string(words)} : SplitAt(parts, places[Below(places.size())]);
}

Lines SideBySide(const Lines& left, const Lines& right, Glue glue) {
  size_t width = 0;
  for (const std::string& line : left) width = std::max(width, LettersIn(line));
  Lines lines;
  for (size_t row = 0; row < std::max(left.size(), right.size()); ++row) {
    lines.push_back(Glued(row < left.size() ? left[row] : "", row < right.size() ? right[row] : "", glue, width));
  }
  return lines;
}

Lines InTurn(const Lines& left, const Lines& right) {
  Lines lines;
  for (size_t row = 0; row < std::max(left.size(), right.size()); ++row) {
    if (row < left.size()) lines.push_back(left[row]);
    if (row < right.size()) lines.push_back(right[row]);
  }
  return lines;
}

void Append(Lines& lines, const Lines& more) { lines.insert(lines.end(), more.begin(), more.end()); }

}  // namespace vanthu::support
