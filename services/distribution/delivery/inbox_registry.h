#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/clock.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::distribution {

// One inbox per agency: files are served, and receipts taken, for that one only, so that a copied or restored connector cannot
// answer for what it has not got. Threads: any. What it is given outlives it.
class InboxRegistry {
 public:
  InboxRegistry(sql::Database& database, Clock& clock) : database_(database), clock_(clock) {}

  // True where deliveries of before were answered: the inbox fills itself from them first. INBOX_MOVED where another one is
  // registered.
  absl::StatusOr<bool> Register(const AgencyId& agency, const InboxId& inbox);

  // A person's decision: the next inbox that registers takes over. Gives the one that was let go; empty where there was none.
  absl::StatusOr<InboxId> Release(const AgencyId& agency, const std::string& reason, const std::string& actor);

  // INBOX_MOVED for any but the registered one.
  static absl::Status Judge(sql::Transaction& tx, const AgencyId& agency, const InboxId& inbox);

 private:
  sql::Database& database_;
  Clock& clock_;
};

}  // namespace vanthu::distribution
