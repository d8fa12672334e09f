#include "absl/strings/str_format.h"
#include "services/drafting/format/rule_groups.h"

namespace vanthu::drafting {
namespace {

void CheckItems(const Draft& draft, Report& report) {
  for (size_t at = 0; at < draft.recipients.size(); ++at) {
    const RecipientItem& item = draft.recipients[at];
    if (item.punctuation == ";") continue;
    report.Add({"recipients", static_cast<int>(at), item.span}, item.text,
               Fix{absl::StrFormat("/recipients/%d/punctuation", at), ";"});
  }
}

}  // namespace

const std::vector<Rule>& RecipientRules() {
  static const auto* const kRules = new std::vector<Rule>{
      {"NN-01",
       "Phụ lục I, mục II.9.b",
       Severity::kWarning,
       {"Nơi nhận: sau \"{value}\" phải là dấu chấm phẩy.", "Recipients: \"{value}\" must end with a semicolon."},
       {"- Sở Nội vụ;", "- Sở Nội vụ;"},
       CheckItems},
  };
  return *kRules;
}

}  // namespace vanthu::drafting
