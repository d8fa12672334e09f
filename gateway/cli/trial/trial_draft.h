#pragma once

#include "absl/status/statusor.h"
#include "gateway/cli/trial/trial_parts.h"

namespace vanthu::cli {

// The draft of the file and its attachments at its issuer's: the last one, or the first. With `anew` the next one, once the last
// one's dispatch has reached everybody or was voided. ISSUANCE_ENDED where the last one was voided and nobody says that it is
// meant anew.
absl::StatusOr<Json> BringDraft(const TrialParts& parts, const BroughtFile& file, bool anew);

}  // namespace vanthu::cli
