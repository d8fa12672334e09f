#pragma once

#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/platform/audit/audit_event.h"
#include "services/platform/sql/database.h"

namespace vanthu::audit {

std::vector<sql::Migration> Migrations();  // component "audit"

// Adds the events to the service's audit table, in `tx`.
absl::Status Store(sql::Transaction& tx, const std::vector<Event>& events);

struct StoredEvent {
  int64_t id = 0;
  Event event;
};
// An agency's events after `after_id`, oldest first.
absl::StatusOr<std::vector<StoredEvent>> List(sql::Transaction& tx, const AgencyId& agency, int64_t after_id, int count_max);

}  // namespace vanthu::audit
