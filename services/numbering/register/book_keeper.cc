#include "services/numbering/register/book_keeper.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::numbering {

absl::StatusOr<RegisterRow> BookKeeper::Get(const AgencyId& agency, const IssuanceId& issuance) {
  ASSIGN_OR_RETURN(std::optional<RegisterRow> row, sql::Read<std::optional<RegisterRow>>(database_, [&](sql::Transaction& tx) {
                     return FindRow(tx, agency, issuance);
                   }));
  if (!row) return status::Error(status::Reason::kNotFound, {{"name", NumberName(agency, issuance)}});
  return *std::move(row);
}

absl::StatusOr<std::vector<RegisterRow>> BookKeeper::List(const AgencyId& agency, const BookPage& page) {
  return sql::Read<std::vector<RegisterRow>>(database_, [&](sql::Transaction& tx) { return ListRows(tx, agency, page); });
}

absl::StatusOr<absl::Time> BookKeeper::AcceptClock(const Decision& decision) {
  RETURN_IF_ERROR(JudgeReason(decision.reason));
  return sql::Write<absl::Time>(database_, [&](sql::Transaction& tx) -> absl::StatusOr<absl::Time> {
    ASSIGN_OR_RETURN(OpenLog log, OpenLog::Lock(tx, house_, decision.agency, clock_.Now()));
    const absl::Time now = clock_.Now();
    RETURN_IF_ERROR(clock_.Accept(tx, log, now));
    RETURN_IF_ERROR(InsertAcceptedClock(tx, log.head().id, {log.head().tree.size(), now, decision.reason, decision.actor}));
    log.Tell(audit::Event{"clock.accepted", decision.agency, decision.actor, absl::StrCat("agencies/", decision.agency.text()),
                          "ok", decision.reason, now});
    RETURN_IF_ERROR(log.Close());
    return now;
  });
}

absl::StatusOr<absl::Time> BookKeeper::Release(const Decision& decision) {
  RETURN_IF_ERROR(JudgeReason(decision.reason));
  ASSIGN_OR_RETURN(std::vector<verification::Checkpoint> published, published_.Checkpoints(decision.agency));
  const OpenLog::Release release{decision.reason, decision.actor, std::move(published)};
  return sql::Write<absl::Time>(database_, [&](sql::Transaction& tx) -> absl::StatusOr<absl::Time> {
    const absl::Time now = clock_.Now();
    ASSIGN_OR_RETURN(OpenLog log, OpenLog::Lock(tx, house_, decision.agency, now));
    RETURN_IF_ERROR(log.ReleaseHeld(release, now));
    RETURN_IF_ERROR(log.Close());
    return now;
  });
}

absl::StatusOr<std::vector<audit::StoredEvent>> BookKeeper::ListAudit(const AgencyId& agency, const AuditPage& page) {
  return sql::Read<std::vector<audit::StoredEvent>>(
      database_, [&](sql::Transaction& tx) { return audit::List(tx, agency, page.after_id, page.rows_max); });
}

}  // namespace vanthu::numbering
