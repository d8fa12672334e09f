#include "services/drafting/format/block_labels.h"

#include <algorithm>
#include <array>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/utf8.h"

namespace vanthu::drafting {
namespace {

constexpr size_t kHeadingBytesMax = 300;  // a longer text that begins "Chương II …" only speaks of one
constexpr size_t kClauseDigitsMax = 3;
constexpr int kRomanMax = 399;

struct Word {
  std::string_view word;
  LabelKind kind;
};
constexpr std::array<Word, 8> kWords = {{{"Phần ", LabelKind::kPart},
                                         {"PHẦN ", LabelKind::kPart},
                                         {"Chương ", LabelKind::kChapter},
                                         {"CHƯƠNG ", LabelKind::kChapter},
                                         {"Mục ", LabelKind::kSection},
                                         {"MỤC ", LabelKind::kSection},
                                         {"Tiểu mục ", LabelKind::kSubsection},
                                         {"TIỂU MỤC ", LabelKind::kSubsection}}};

bool IsDigit(char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); }
bool IsRomanDigit(char c) { return std::string_view("IVXLC").find(c) != std::string_view::npos; }

size_t RunEnd(std::string_view text, size_t from, bool (*belongs)(char)) {
  while (from < text.size() && belongs(text[from])) ++from;
  return from;
}

// What follows the number: one of `marks`, or nothing.
size_t MarkEnd(std::string_view text, size_t from, std::string_view marks) {
  return from < text.size() && marks.find(text[from]) != std::string_view::npos ? from + 1 : from;
}

std::optional<Label> WithNumber(std::string_view text, LabelKind kind, size_t begin, std::string_view marks) {
  Label label;
  label.kind = kind;
  label.numeral_begin = begin;
  label.numeral_end = RunEnd(text, begin, IsDigit);
  if (label.numeral_end > begin) {
    if (!absl::SimpleAtoi(std::string(text.substr(begin, label.numeral_end - begin)), &label.number)) return std::nullopt;
  } else {
    label.numeral_end = RunEnd(text, begin, IsRomanDigit);
    const auto value = RomanValue(text.substr(begin, label.numeral_end - begin));
    if (!value) return std::nullopt;
    label.number = *value;
    label.is_roman = true;
  }
  label.mark_end = MarkEnd(text, label.numeral_end, marks);
  const bool ends_here = label.mark_end == text.size() || label.mark_end > label.numeral_end || text[label.mark_end] == ' ';
  return ends_here ? std::optional(label) : std::nullopt;
}

std::optional<Label> HeadingLabel(std::string_view text) {
  if (text.size() > kHeadingBytesMax || text.back() == ';' || text.back() == ',') return std::nullopt;
  for (const Word& word : kWords) {
    if (text.substr(0, word.word.size()) == word.word) return WithNumber(text, word.kind, word.word.size(), ".:-");
  }
  if (!IsRomanDigit(text.front())) return std::nullopt;
  const auto label = WithNumber(text, LabelKind::kRoman, 0, ".");
  const bool is_marked = label && label->mark_end > label->numeral_end && label->mark_end < text.size();
  return is_marked && text[label->mark_end] == ' ' ? label : std::nullopt;
}

std::optional<Label> ArticleLabel(std::string_view text) {
  for (const std::string_view word : {"Điều ", "ĐIỀU "}) {
    if (text.substr(0, word.size()) != word || word.size() == text.size() || !IsDigit(text[word.size()])) continue;
    const auto label = WithNumber(text, LabelKind::kArticle, word.size(), ".:/)-");
    // "Điều 5 Luật … quy định": a sentence about an article.
    return label && (label->mark_end > label->numeral_end || label->mark_end == text.size()) ? label : std::nullopt;
  }
  return std::nullopt;
}

std::optional<Label> ClauseLabel(std::string_view text) {
  if (!IsDigit(text.front())) return std::nullopt;
  const auto label = WithNumber(text, LabelKind::kClause, 0, ".)/");
  if (!label || label->numeral_end > kClauseDigitsMax || label->mark_end == label->numeral_end) return std::nullopt;
  size_t after = label->mark_end;
  while (after < text.size() && text[after] == ' ') ++after;
  return after < text.size() && !IsDigit(text[after]) ? label : std::nullopt;
}

std::optional<Label> PointLabel(std::string_view text) {
  Label label;
  label.kind = LabelKind::kPoint;
  label.numeral_end = text::CodePointAt(text, 0).end;
  const auto number = PointNumber(text.substr(0, label.numeral_end));
  label.mark_end = MarkEnd(text, label.numeral_end, ")./");
  if (!number || label.mark_end == label.numeral_end || label.mark_end == text.size()) return std::nullopt;
  if (text[label.numeral_end] != ')' && text[label.mark_end] != ' ') return std::nullopt;
  label.number = *number;
  return label;
}

std::optional<Label> LabelOf(const Block& block) {
  if (block.text.empty() || block.table) return std::nullopt;
  for (const auto read : {HeadingLabel, ArticleLabel, ClauseLabel, PointLabel}) {
    if (auto label = read(block.text)) return label;
  }
  return std::nullopt;
}

bool IsHeading(const Label& label) { return label.kind < LabelKind::kArticle; }

// Remembers what stood since the last label of each kind.
class Reader {
 public:
  explicit Reader(const std::vector<Block>& content) : content_(content) { begins_anew_.fill(true); }

  Labels Read() {
    for (size_t at = 0; at < content_.size(); ++at) {
      auto label = LabelOf(content_[at]);
      if (!label) {
        ReadUnlabelled(at);
        continue;
      }
      label->block = at;
      bool& anew = begins_anew_[static_cast<size_t>(label->kind)];
      label->may_begin_anew = anew || (label->kind >= LabelKind::kClause && Announced(at));
      anew = false;
      // Articles are numbered through the whole text, whatever chapters they stand in.
      for (size_t kind = static_cast<size_t>(label->kind) + 1; kind < begins_anew_.size(); ++kind)
        if (kind != static_cast<size_t>(LabelKind::kArticle)) begins_anew_[kind] = true;
      labels_.push_back(*label);
    }
    return std::move(labels_);
  }

 private:
  // A heading of its own ("QUY CHẾ", "B. NỘI DUNG") begins another text; under "Chương I" stands but the chapter's title.
  void ReadUnlabelled(size_t at) {
    if (content_[at].kind != BlockKind::kHeading) return;
    const bool is_title = !labels_.empty() && labels_.back().block + 1 == at && IsHeading(labels_.back());
    if (!is_title) begins_anew_.fill(true);
  }
  bool Announced(size_t at) const { return at > 0 && !content_[at - 1].text.empty() && content_[at - 1].text.back() == ':'; }

  const std::vector<Block>& content_;
  Labels labels_;
  std::array<bool, static_cast<size_t>(LabelKind::kPoint) + 1> begins_anew_{};
};

}  // namespace

Labels LabelsOf(const std::vector<Block>& content) { return Reader(content).Read(); }

std::vector<Label> OutOfOrder(const Labels& labels, LabelKind kind) {
  std::vector<Label> found;
  int last = 0, expected_last = 0;  // after a wrong number the next one may follow it, or the one that should have stood there
  for (const Label& label : labels) {
    if (label.kind != kind || label.number == 0) continue;
    const bool begins_anew = label.number == 1 && label.may_begin_anew;
    const bool fits = begins_anew || label.number == last + 1 || label.number == expected_last + 1;
    if (!fits) found.push_back(label);
    expected_last = fits ? label.number : last + 1;
    last = label.number;
  }
  return found;
}

std::optional<int> RomanValue(std::string_view numeral) {
  static constexpr std::array<std::pair<char, int>, 5> kDigits = {{{'I', 1}, {'V', 5}, {'X', 10}, {'L', 50}, {'C', 100}}};
  int value = 0, before = 0;
  for (const char digit : numeral) {
    const auto* const found = std::find_if(kDigits.begin(), kDigits.end(), [&](const auto& pair) { return pair.first == digit; });
    if (found == kDigits.end()) return std::nullopt;
    value += found->second - (before < found->second ? 2 * before : 0);
    before = found->second;
    if (value > kRomanMax) return std::nullopt;
  }
  if (value < 1 || RomanNumeral(value) != numeral) return std::nullopt;
  return value;
}

std::string RomanNumeral(int value) {
  static constexpr std::array<std::pair<int, std::string_view>, 9> kParts = {
      {{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}};
  std::string numeral;
  for (const auto& [part, letters] : kParts) {
    for (; value >= part; value -= part) numeral += letters;
  }
  return numeral;
}

std::optional<int> PointNumber(std::string_view letter) {
  static constexpr std::array<std::string_view, 23> kLetters = {"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m",
                                                                "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"};
  const auto* const found = std::find(kLetters.begin(), kLetters.end(), letter);
  if (found != kLetters.end()) return static_cast<int>(found - kLetters.begin()) + 1;
  const bool is_foreign = letter == "f" || letter == "j" || letter == "w" || letter == "z";
  return is_foreign ? std::optional(0) : std::nullopt;
}

bool IsCalledAnnex(const Annex& annex) { return absl::StartsWith(text::Fold(annex.label), "phu luc"); }

}  // namespace vanthu::drafting
