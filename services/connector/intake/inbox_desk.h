#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "services/connector/intake/inbox_entry.h"
#include "services/connector/intake/open_inboxes.h"
#include "services/connector/intake/quarantine_store.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/clock.h"

namespace vanthu::connector {

// What people, and a recipient's own system, do with an inbox. Threads: any. What it is given outlives it.
class InboxDesk {
 public:
  struct Page {
    int64_t position = 0;  // of the last line of the page before; 0: the first page
    int count_max = 0;
  };
  struct StatusReport {
    EntryName name;
    int status = 0;
    std::string reason;
    std::string actor;
  };
  InboxDesk(sql::Database& database, Clock& clock, OpenInboxes& open, std::function<void()> on_answer)
      : database_(database), clock_(clock), open_(open), on_answer_(std::move(on_answer)) {}

  absl::StatusOr<std::vector<InboxEntry>> List(const AgencyId& agency, Page page);  // newest first
  absl::StatusOr<std::vector<QuarantinedRecord>> ListQuarantine(const AgencyId& agency, Page page);
  absl::StatusOr<std::vector<audit::StoredEvent>> ListAudit(const AgencyId& agency, Page page);

  // The recipient's own status: 02 closes the attempt, 03–06 follow the hand-over. Repeating one changes nothing.
  absl::StatusOr<InboxEntry> Report(const StatusReport& report);

 private:
  absl::StatusOr<InboxEntry> Enter(sql::Transaction& tx, const StatusReport& report, const Answerer& answerer, absl::Time now);

  sql::Database& database_;
  Clock& clock_;
  OpenInboxes& open_;
  const std::function<void()> on_answer_;
};

}  // namespace vanthu::connector
