#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/drafting/format/rule_groups.h"

namespace vanthu::drafting {
namespace {

constexpr std::string_view kArticle = "Phụ lục I, mục II.6";
using L = LabelKind;

const std::string& TextOf(const NumberedText& numbered, const Label& label) { return numbered.blocks[label.block].text; }

void Add(const NumberedText& numbered, const Label& label, Report& report, std::optional<Fix> fix = std::nullopt) {
  const int item = numbered.item.value_or(static_cast<int>(label.block));
  // What the label is, up to its mark: "Điều 3".
  const std::string_view shown = std::string_view(TextOf(numbered, label)).substr(0, label.mark_end);
  report.Add({std::string(numbered.field), item, numbered.blocks[label.block].span}, shown, std::move(fix));
}

// The block with the label's number and mark as they should be.
Fix Relabelled(const NumberedText& numbered, const Label& label, std::string_view numeral, std::string_view mark) {
  const std::string& text = TextOf(numbered, label);
  const std::string_view rest = std::string_view(text).substr(label.mark_end);
  const bool wants_blank = !mark.empty() && !rest.empty() && rest.front() != ' ';
  return {absl::StrFormat("%s/%d/text", numbered.pointer, label.block),
          absl::StrFormat("%s%s%s%s%s", text.substr(0, label.numeral_begin), numeral, mark, wants_blank ? " " : "", rest),
          {}};
}

std::string_view MarkOf(const NumberedText& numbered, const Label& label) {
  return std::string_view(TextOf(numbered, label)).substr(label.numeral_end, label.mark_end - label.numeral_end);
}
std::string_view NumeralOf(const NumberedText& numbered, const Label& label) {
  return std::string_view(TextOf(numbered, label)).substr(label.numeral_begin, label.numeral_end - label.numeral_begin);
}

template <class Check>
void ForEachLabel(const CheckInput& input, Check check) {
  for (const NumberedText& numbered : input.numbered) {
    for (const Label& label : numbered.labels) check(numbered, label);
  }
}

void CheckNumerals(const CheckInput& input, Report& report) {
  ForEachLabel(input, [&](const NumberedText& numbered, const Label& label) {
    const bool wants_roman = label.kind == L::kPart || label.kind == L::kChapter;
    const bool wants_arabic = label.kind == L::kSection || label.kind == L::kSubsection;
    if (wants_roman && !label.is_roman && label.number > 0)
      Add(numbered, label, report, Relabelled(numbered, label, RomanNumeral(label.number), MarkOf(numbered, label)));
    if (wants_arabic && label.is_roman)
      Add(numbered, label, report, Relabelled(numbered, label, absl::StrCat(label.number), MarkOf(numbered, label)));
  });
}

void CheckOrder(const CheckInput& input, std::initializer_list<L> kinds, Report& report) {
  for (const NumberedText& numbered : input.numbered) {
    for (const L kind : kinds) {
      for (const Label& label : OutOfOrder(numbered.labels, kind)) Add(numbered, label, report);
    }
  }
}

void CheckHeadingOrder(const CheckInput& input, Report& report) {
  CheckOrder(input, {L::kPart, L::kChapter, L::kSection, L::kSubsection, L::kRoman}, report);
}
void CheckArticleOrder(const CheckInput& input, Report& report) { CheckOrder(input, {L::kArticle}, report); }
void CheckClauseOrder(const CheckInput& input, Report& report) { CheckOrder(input, {L::kClause}, report); }
void CheckPointOrder(const CheckInput& input, Report& report) { CheckOrder(input, {L::kPoint}, report); }

void CheckMarks(const CheckInput& input, L kind, std::string_view right, Report& report) {
  ForEachLabel(input, [&](const NumberedText& numbered, const Label& label) {
    if (label.kind == kind && MarkOf(numbered, label) != right)
      Add(numbered, label, report, Relabelled(numbered, label, NumeralOf(numbered, label), right));
  });
}

void CheckArticleMark(const CheckInput& input, Report& report) { CheckMarks(input, L::kArticle, ".", report); }
void CheckClauseMark(const CheckInput& input, Report& report) { CheckMarks(input, L::kClause, ".", report); }
void CheckPointMark(const CheckInput& input, Report& report) { CheckMarks(input, L::kPoint, ")", report); }

void CheckAlphabet(const CheckInput& input, Report& report) {
  ForEachLabel(input, [&](const NumberedText& numbered, const Label& label) {
    if (label.kind == L::kPoint && label.number == 0) Add(numbered, label, report);
  });
}

constexpr Rule kRules[] = {
    {"BC-01",
     kArticle,
     Severity::kWarning,
     Fixing::kSafe,
     {"Phần, chương đánh số La Mã; mục, tiểu mục đánh số Ả Rập.",
      "Parts and chapters have Roman numbers, sections and subsections Arabic ones."},
     {"Chương II, Mục 1", "Chương 2, Mục I"},
     CheckNumerals},
    {"BC-02",
     kArticle,
     Severity::kWarning,
     Fixing::kByHand,
     {"Phần, chương, mục, tiểu mục đánh số liên tục từ 1, không bỏ và không lặp số.",
      "Parts, chapters, sections and subsections are numbered from 1, none left out, none twice."},
     {"Chương I, Chương II", "Chương I, Chương III"},
     CheckHeadingOrder},
    {"BC-03",
     kArticle,
     Severity::kError,
     Fixing::kByHand,
     {"Các điều đánh số liên tục từ Điều 1 đến hết văn bản, không bỏ và không lặp số.",
      "Articles are numbered from 1 through the whole text, none left out, none twice."},
     {"Điều 1, Điều 2, Điều 3", "Điều 1, Điều 3"},
     CheckArticleOrder},
    {"BC-04",
     kArticle,
     Severity::kWarning,
     Fixing::kSafe,
     {"Sau số của điều có dấu chấm.", "A full stop follows an article's number."},
     {"Điều 1. Phạm vi", "Điều 1: Phạm vi"},
     CheckArticleMark},
    {"BC-05",
     kArticle,
     Severity::kWarning,
     Fixing::kByHand,
     {"Các khoản đánh số liên tục từ 1 trong từng điều, mục, không bỏ và không lặp số.",
      "Clauses are numbered from 1 in each article or section, none left out, none twice."},
     {"1., 2., 3.", "1., 3."},
     CheckClauseOrder},
    {"BC-06",
     kArticle,
     Severity::kWarning,
     Fixing::kSafe,
     {"Khoản ghi bằng số Ả Rập, sau số có dấu chấm.", "A clause has an Arabic number followed by a full stop."},
     {"1. Thời gian", "1/ Thời gian"},
     CheckClauseMark},
    {"BC-07",
     kArticle,
     Severity::kWarning,
     Fixing::kByHand,
     {"Các điểm theo thứ tự bảng chữ cái tiếng Việt: a, b, c, d, đ, e, g, h …, không bỏ và không lặp chữ.",
      "Points follow the Vietnamese alphabet: a, b, c, d, đ, e, g, h …, none left out, none twice."},
     {"d), đ), e)", "d), e)"},
     CheckPointOrder},
    {"BC-08",
     kArticle,
     Severity::kWarning,
     Fixing::kByHand,
     {"Điểm không dùng các chữ f, j, w, z: bảng chữ cái tiếng Việt không có.",
      "No point is told by f, j, w or z: the Vietnamese alphabet does not have them."},
     {"e), g)", "e), f)"},
     CheckAlphabet},
    {"BC-09",
     kArticle,
     Severity::kWarning,
     Fixing::kSafe,
     {"Sau chữ của điểm có dấu đóng ngoặc đơn.", "A closing bracket follows a point's letter."},
     {"a) Hồ sơ", "a. Hồ sơ"},
     CheckPointMark},
};

}  // namespace

std::span<const Rule> StructureRules() { return kRules; }

}  // namespace vanthu::drafting
