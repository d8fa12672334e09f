#pragma once

#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/distribution/receipt/receipt.h"
#include "services/platform/sql/database.h"

namespace vanthu::distribution {

// Enters a verified receipt, in the caller's transaction: the delivery's state follows, its record is not sent again, the audit
// tells of it. What was entered before changes nothing. A receipt whose dispatch, or whose attempt, this service does not know
// yet waits for it. What does not count comes back with the reason: INBOX_MOVED for any but the registered inbox, DIGEST_MISMATCH
// for another content.
absl::StatusOr<std::optional<Quarantine>> EnterReceipt(sql::Transaction& tx, const Receipt& receipt, absl::Time now);

// Enters what waited for the dispatch, or for a new attempt of one of its deliveries.
absl::Status EnterParked(sql::Transaction& tx, const DispatchName& dispatch, absl::Time now);

}  // namespace vanthu::distribution
