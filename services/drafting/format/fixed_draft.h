#pragma once

#include "absl/status/statusor.h"
#include "services/drafting/draft/draft.h"
#include "services/drafting/format/finding.h"

namespace vanthu::drafting {

// For tests: the draft with the fix of one finding made, as the desk makes it. INVALID_FIELD where the fix does not fit this
// draft, or is of the file alone.
absl::StatusOr<Draft> Fixed(const Draft& draft, const Fix& fix);

}  // namespace vanthu::drafting
