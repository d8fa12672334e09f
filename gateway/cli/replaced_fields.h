#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "gateway/cli/console.h"
#include "gateway/cli/server/json_fields.h"
#include "gateway/cli/server/office.h"
#include "services/drafting/draft/draft.h"

namespace vanthu::cli {

// What a draft has of its own and the issued page has not: the register gives the number (Điều 15), the day of issue is the date
// (Phụ lục I.II.4), and the directory says the issuer's place. A line for each; none for what the draft leaves blank.
std::vector<std::string> ReplacedLines(const drafting::Draft& draft, const ShowOptions& show);

// The same of the draft that an issuance is of, as a field of its page.
absl::Status ShowReplaced(const Json& issuance, const ShowOptions& show, Office& office, Console& console);

}  // namespace vanthu::cli
