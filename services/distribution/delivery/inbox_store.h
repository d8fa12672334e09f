#pragma once

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::distribution {

// An agency's place for its one inbox.
struct InboxSeat {
  std::optional<InboxId> inbox;  // none: a person let it go
  std::string refused;           // the last other inbox that asked for it
};

// Rows of table inbox, one for each agency. Owns nothing: it works in the transaction that it is given, on that one's thread.
// Errors: the store's.
class InboxStore {
 public:
  // None where no inbox ever registered.
  static absl::StatusOr<std::optional<InboxSeat>> Find(sql::Transaction& tx, const AgencyId& agency);
  static absl::Status Put(sql::Transaction& tx, const AgencyId& agency, const InboxSeat& seat, absl::Time at);
};

}  // namespace vanthu::distribution
