#pragma once

#include "absl/status/status.h"
#include "services/platform/audit/audit_event.h"
#include "services/platform/sql/database.h"

namespace vanthu::directory {

// An audit row for a change that was refused (`refusal` carries the reason), in a commit of its own, since the change has none.
// `event` tells all but outcome and detail. Gives `refusal` back; where the row cannot be written, that failure. What was no
// refusal but a failure of the machine leaves no row.
absl::Status AuditRefusal(sql::Database& database, audit::Event event, absl::Status refusal);

}  // namespace vanthu::directory
