#pragma once

#include "absl/status/statusor.h"
#include "gateway/cli/trial/trial_parts.h"

namespace vanthu::cli {

// Steps 2 to 4, then the clerk's order to issue; an issuance that is going on, or done, is given as it is.
absl::StatusOr<Json> OrderIssuance(const TrialParts& parts, const BroughtFile& file, const Json& draft);

// Steps 5 to 10, watched until it is published; the signer agrees to a list that changed since the approval. ISSUANCE_ENDED;
// ISSUANCE_WAITS where it does not go on; a server that is gone ends it at once.
absl::StatusOr<Json> AwaitPublication(const TrialParts& parts, Json issuance);

// Steps 11 to 13: shows the deliveries until every one is settled, or nothing goes on any more; gives them as they are then.
absl::StatusOr<Json> AwaitReceipts(const TrialParts& parts, const std::string& dispatch);

}  // namespace vanthu::cli
