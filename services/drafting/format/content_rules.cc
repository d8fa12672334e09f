#include "services/drafting/format/rule_groups.h"

namespace vanthu::drafting {
namespace {

void CheckClosing(const Draft& draft, Report& report) {
  if (draft.body.empty() || draft.closing == "./.") return;
  report.Add({"closing", std::nullopt, draft.body.back().span}, draft.closing, Fix{"/closing", "./."});
}

}  // namespace

const std::vector<Rule>& ContentRules() {
  static const auto* const kRules = new std::vector<Rule>{
      {"ND-01",
       "Phụ lục III, các mẫu trình bày",
       Severity::kWarning,
       {"Nội dung kết thúc bằng \"{value}\"; các mẫu trình bày kết thúc bằng \"./.\".",
        "The content ends with \"{value}\"; the decree's forms end with \"./.\"."},
       {"Trân trọng./.", "Trân trọng./."},
       CheckClosing},
  };
  return *kRules;
}

}  // namespace vanthu::drafting
