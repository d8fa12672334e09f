#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/numbering/register/book_clock.h"
#include "services/numbering/register/register_store.h"
#include "services/numbering/transparency/open_log.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/sql/database.h"

namespace vanthu::numbering {

// What people ask of the books: looking into them, and taking a clock for right. Threads: any.
class BookKeeper {
 public:
  // All outlive the keeper.
  BookKeeper(sql::Database& database, const BookClock& clock, const LogHouse& house)
      : database_(database), clock_(clock), house_(house) {}

  absl::StatusOr<RegisterRow> Get(const AgencyId& agency, const IssuanceId& issuance);  // NOT_FOUND
  absl::StatusOr<std::vector<RegisterRow>> List(const AgencyId& agency, const BookPage& page);

  struct ClockAcceptance {
    AgencyId agency;
    std::string reason;
    std::string actor;
  };
  // The instant that was accepted.
  absl::StatusOr<absl::Time> AcceptClock(const ClockAcceptance& acceptance);

  struct AuditPage {
    int64_t after_id = 0;
    int rows_max = 0;
  };
  absl::StatusOr<std::vector<audit::StoredEvent>> ListAudit(const AgencyId& agency, const AuditPage& page);

 private:
  sql::Database& database_;
  const BookClock& clock_;
  const LogHouse& house_;
};

}  // namespace vanthu::numbering
