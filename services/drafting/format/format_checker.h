#pragma once

#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/drafting/draft/draft.h"
#include "services/drafting/format/check_input.h"
#include "services/drafting/format/finding.h"
#include "services/drafting/format/rule.h"

namespace vanthu::drafting {

// Every rule, in the order of the page.
const std::vector<Rule>& Rules();
const Rule* RuleById(std::string_view id);  // null where there is none

// Step 2: what the format checker (Điều 12) would mark, by their lines in the file; those of a draft that was typed in the order
// of the rules. Findings never stop an issue; issue_barrier.h does.
std::vector<Finding> CheckFormat(const CheckInput& input);
std::vector<Finding> CheckFormat(const Draft& draft);  // what can be told without the file and the attachments

}  // namespace vanthu::drafting
