#include "absl/strings/str_format.h"
#include "services/drafting/format/rule_groups.h"

namespace vanthu::drafting {
namespace {

void ReportPunctuation(const Draft& draft, size_t at, std::string_view right, Report& report) {
  const RecipientItem& item = draft.addressees[at];
  report.Add({"addressees", static_cast<int>(at), item.span}, item.text,
             Fix{absl::StrFormat("/addressees/%d/punctuation", at), std::string(right)});
}

void CheckEarlierItems(const Draft& draft, Report& report) {
  for (size_t at = 0; at + 1 < draft.addressees.size(); ++at) {
    if (draft.addressees[at].punctuation != ";") ReportPunctuation(draft, at, ";", report);
  }
}

void CheckLastItem(const Draft& draft, Report& report) {
  if (draft.addressees.size() < 2 || draft.addressees.back().punctuation == ".") return;
  ReportPunctuation(draft, draft.addressees.size() - 1, ".", report);
}

void CheckSingleItem(const Draft& draft, Report& report) {
  if (draft.addressees.size() != 1) return;
  const std::string& punctuation = draft.addressees.front().punctuation;
  if (!punctuation.empty() && punctuation != ".") ReportPunctuation(draft, 0, "", report);
}

}  // namespace

const std::vector<Rule>& AddresseeRules() {
  static const auto* const kRules = new std::vector<Rule>{
      {"KG-01",
       "Phụ lục I, mục II.9.a",
       Severity::kWarning,
       {"Kính gửi nhiều nơi: sau \"{value}\" phải là dấu chấm phẩy.",
        "Several addressees: \"{value}\" must end with a semicolon."},
       {"- Sở Nội vụ;", "- Sở Nội vụ;"},
       CheckEarlierItems},
      {"KG-02",
       "Phụ lục I, mục II.9.a",
       Severity::kWarning,
       {"Kính gửi nhiều nơi: nơi cuối \"{value}\" phải kết thúc bằng dấu chấm.",
        "Several addressees: the last one, \"{value}\", must end with a full stop."},
       {"- Sở Tài chính.", "- Sở Tài chính."},
       CheckLastItem},
      {"KG-03",
       "Phụ lục I, mục II.9.a",
       Severity::kWarning,
       {"Kính gửi một nơi: sau \"{value}\" chỉ có dấu chấm hoặc không có dấu.",
        "One addressee: after \"{value}\" stands a full stop or nothing."},
       {"Kính gửi: Sở Tài chính.", "Kính gửi: Sở Tài chính."},
       CheckSingleItem},
  };
  return *kRules;
}

}  // namespace vanthu::drafting
