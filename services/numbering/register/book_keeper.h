#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/numbering/register/book_clock.h"
#include "services/numbering/register/register_store.h"
#include "services/numbering/transparency/open_log.h"
#include "services/numbering/transparency/published_logs.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/sql/database.h"

namespace vanthu::numbering {

// What people ask of the books: looking into them, taking a clock for right, and releasing them when they are held. Threads: any.
class BookKeeper {
 public:
  // All outlive the keeper.
  BookKeeper(sql::Database& database, const BookClock& clock, const LogHouse& house, const PublishedLogs& published)
      : database_(database), clock_(clock), house_(house), published_(published) {}

  absl::StatusOr<RegisterRow> Get(const AgencyId& agency, const IssuanceId& issuance);  // NOT_FOUND
  absl::StatusOr<std::vector<RegisterRow>> List(const AgencyId& agency, const BookPage& page);

  struct Decision {
    AgencyId agency;
    std::string reason;
    std::string actor;
  };
  // The instant that was accepted.
  absl::StatusOr<absl::Time> AcceptClock(const Decision& decision);
  // The instant of the release. BOOK_HELD where the published log still knows more than the database, or something else.
  absl::StatusOr<absl::Time> Release(const Decision& decision);

  struct AuditPage {
    int64_t after_id = 0;
    int rows_max = 0;
  };
  absl::StatusOr<std::vector<audit::StoredEvent>> ListAudit(const AgencyId& agency, const AuditPage& page);

 private:
  sql::Database& database_;
  const BookClock& clock_;
  const LogHouse& house_;
  const PublishedLogs& published_;
};

}  // namespace vanthu::numbering
