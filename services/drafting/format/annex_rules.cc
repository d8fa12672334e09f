#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "re2/re2.h"
#include "services/drafting/format/block_labels.h"
#include "services/drafting/format/rule_groups.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {
namespace {

constexpr std::string_view kArticle = "Phụ lục I, mục III.1";

void Add(const CheckInput& input, size_t at, std::string_view value, Report& report, std::optional<Fix> fix = std::nullopt) {
  report.Add({"annexes", static_cast<int>(at), input.draft.annexes[at].span}, value, std::move(fix));
}

// "PHỤ LỤC 2" → "2"; empty for the only annex, which needs none.
std::string NumeralOf(const Annex& annex) {
  static const auto& kLabel = *new re2::RE2(R"((?i)^phụ lục\s+(?:số\s+)?([0-9IVXLC]+)\b)");
  std::string numeral;
  re2::RE2::PartialMatch(annex.label, kLabel, &numeral);
  return numeral;
}

void CheckRoman(const CheckInput& input, Report& report) {
  for (size_t at = 0; at < input.draft.annexes.size(); ++at) {
    const std::string& label = input.draft.annexes[at].label;
    const std::string numeral = NumeralOf(input.draft.annexes[at]);
    int value = 0;
    if (numeral.empty() || RomanValue(numeral) || !absl::SimpleAtoi(numeral, &value) || value < 1) continue;
    const size_t begin = label.find(numeral);
    Add(input, at, label, report,
        Fix{absl::StrFormat("/annexes/%d/label", at),
            absl::StrCat(label.substr(0, begin), RomanNumeral(value), label.substr(begin + numeral.size())),
            {}});
  }
}

// Of those called annexes; a regulation behind its decision has a title instead.
void CheckOrder(const CheckInput& input, Report& report) {
  std::vector<size_t> called_so;
  for (size_t at = 0; at < input.draft.annexes.size(); ++at) {
    if (IsCalledAnnex(input.draft.annexes[at])) called_so.push_back(at);
  }
  for (size_t i = 0; i < called_so.size() && called_so.size() > 1; ++i) {
    const Annex& annex = input.draft.annexes[called_so[i]];
    const std::string numeral = NumeralOf(annex);
    const int expected = static_cast<int>(i) + 1;
    if (numeral != RomanNumeral(expected) && numeral != absl::StrCat(expected)) Add(input, called_so[i], annex.label, report);
  }
}

void CheckTitle(const CheckInput& input, Report& report) {
  for (size_t at = 0; at < input.draft.annexes.size(); ++at) {
    const std::string& title = input.draft.annexes[at].title;
    if (IsCalledAnnex(input.draft.annexes[at]) && text::HasLowerCase(title))
      Add(input, at, title, report, Fix{absl::StrFormat("/annexes/%d/title", at), text::Upper(title), {}});
  }
}

void CheckNoteGiven(const CheckInput& input, Report& report) {
  for (size_t at = 0; at < input.draft.annexes.size(); ++at) {
    if (input.draft.annexes[at].note.empty()) Add(input, at, input.draft.annexes[at].label, report);
  }
}

// "(Kèm theo Quyết định số …/QĐ-UBND …)" in another dispatch than that decision.
void CheckNoteAgrees(const CheckInput& input, Report& report) {
  static const auto& kNotation = *new re2::RE2(R"(/([\p{L}0-9]+(?:-[\p{L}0-9]+)+))");
  const std::string type = text::Fold(FactsOf(input.draft.type).name);
  for (size_t at = 0; at < input.draft.annexes.size(); ++at) {
    const std::string& note = input.draft.annexes[at].note;
    std::string notation;
    re2::RE2::PartialMatch(note, kNotation, &notation);
    const bool other_symbol =
        !notation.empty() && !input.draft.symbol.notation.empty() && notation != input.draft.symbol.notation;
    if (!note.empty() && (other_symbol || !absl::StrContains(text::Fold(note), type))) Add(input, at, note, report);
  }
}

void CheckSpokenOf(const CheckInput& input, Report& report) {
  const Draft& draft = input.draft;
  if (draft.annexes.empty() || !draft.attachment_note.empty()) return;
  for (const Block& block : draft.body) {
    const std::string folded = text::Fold(block.text);
    if (absl::StrContains(folded, "phu luc") || absl::StrContains(folded, "kem theo")) return;
  }
  Add(input, 0, draft.annexes.front().label, report);
}

constexpr Rule kRules[] = {
    {"PL-01",
     kArticle,
     Severity::kWarning,
     Fixing::kSafe,
     {"Phụ lục đánh số La Mã.", "Annexes have Roman numbers."},
     {"Phụ lục II", "Phụ lục 2"},
     CheckRoman},
    {"PL-02",
     kArticle,
     Severity::kWarning,
     Fixing::kByHand,
     {"Từ hai phụ lục trở lên thì đánh số liên tục từ I.", "Two annexes or more are numbered from I, none left out."},
     {"Phụ lục I, Phụ lục II", "Phụ lục I, Phụ lục III"},
     CheckOrder},
    {"PL-03",
     kArticle,
     Severity::kWarning,
     Fixing::kSafe,
     {"Tên phụ lục ghi bằng chữ in hoa.", "An annex's title is written in capitals."},
     {"DANH SÁCH ĐƠN VỊ", "Danh sách đơn vị"},
     CheckTitle},
    {"PL-04",
     kArticle,
     Severity::kWarning,
     Fixing::kByHand,
     {"Dưới tên phụ lục ghi văn bản mà phụ lục kèm theo.", "Under an annex's title stands which document it belongs to."},
     {"(Kèm theo Quyết định số …/QĐ-UBND ngày … tháng … năm …)", ""},
     CheckNoteGiven},
    {"PL-05",
     kArticle,
     Severity::kError,
     Fixing::kByHand,
     {"Phụ lục ghi kèm theo đúng tên loại và ký hiệu của văn bản này.",
      "An annex says that it belongs to this very type and symbol."},
     {"(Kèm theo Quyết định số …/QĐ-UBND …)", "(Kèm theo Công văn số …/UBND-VX …)"},
     CheckNoteAgrees},
    {"PL-06",
     kArticle,
     Severity::kWarning,
     Fixing::kByHand,
     {"Văn bản có phụ lục thì nội dung phải có chỉ dẫn về phụ lục.", "The text of a document with an annex speaks of it."},
     {"theo Phụ lục kèm theo", ""},
     CheckSpokenOf},
};

}  // namespace

std::span<const Rule> AnnexRules() { return kRules; }

}  // namespace vanthu::drafting
