#pragma once

#include "absl/status/statusor.h"
#include "gateway/cli/trial/trial_mark.h"
#include "gateway/cli/trial/trial_parts.h"

namespace vanthu::cli {

// The draft of the file and its attachments at its issuer's: the last one, or the first. With `anew` the next one, once the last
// one's dispatch has reached everybody or was voided; where `mark` tells of one under way, that one. ISSUANCE_ENDED where the
// last one was voided and nobody says that it is meant anew.
absl::StatusOr<Json> BringDraft(const TrialParts& parts, const BroughtFile& file, bool anew, const TrialMark& mark);

}  // namespace vanthu::cli
