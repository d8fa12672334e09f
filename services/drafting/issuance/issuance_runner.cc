#include "services/drafting/issuance/issuance_runner.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/drafting/issuance/issuance_store.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/fault_point.h"

namespace vanthu::drafting {
namespace {

constexpr absl::Duration kStoreRetry = absl::Seconds(1);  // when our own database does not answer

// What the audit says of a change; nothing for a mere wait, which the issuance itself shows.
std::vector<audit::Event> AuditOf(const Issuance& before, const Issuance& after, absl::Time at) {
  audit::Event event{
      .agency = after.name.agency, .actor = after.requested_by, .subject = after.name.Text(), .outcome = "ok", .at = at};
  if (after.state == before.state) return {};
  if (after.given) event.detail = after.given->number.Text();
  switch (after.state) {
    case IssuanceState::kAwaitingRecipients:
      event.event = "issuance.recipients_changed";
      break;
    case IssuanceState::kSetting:
      event.event = "issuance.numbered";
      break;
    case IssuanceState::kPublished:
      event.event = "issuance.published";
      break;
    case IssuanceState::kRefused:
      event.event = "issuance.refused";
      event.outcome = after.waiting.reason;
      event.detail = after.waiting.english;
      break;
    case IssuanceState::kVoided:
      event.event = "issuance.voided";
      event.actor = after.voided_by;
      event.detail = after.void_reason;
      break;
    default:
      return {};
  }
  return {event};
}

// Places where a test kills the process: after the state of a step is stored.
void FaultPointAfter([[maybe_unused]] IssuanceState stored) {
  switch (stored) {
    case IssuanceState::kNumbering:
      VANTHU_FAULT_POINT("saga.prepared");
      break;
    case IssuanceState::kSetting:
      VANTHU_FAULT_POINT("saga.numbered");
      break;
    case IssuanceState::kRecording:
      VANTHU_FAULT_POINT("saga.set");
      break;
    case IssuanceState::kPublishing:
      VANTHU_FAULT_POINT("saga.recorded");
      break;
    case IssuanceState::kPublished:
      VANTHU_FAULT_POINT("saga.published");
      break;
    default:
      break;
  }
}

// And before it is: the call was answered, its answer is not stored.
void FaultPointBefore([[maybe_unused]] IssuanceState stored) {
  switch (stored) {
    case IssuanceState::kSetting:
      VANTHU_FAULT_POINT("saga.number_in_doubt");
      break;
    case IssuanceState::kPublishing:
      VANTHU_FAULT_POINT("saga.record_in_doubt");
      break;
    case IssuanceState::kPublished:
      VANTHU_FAULT_POINT("saga.publish_in_doubt");
      break;
    default:
      break;
  }
}

}  // namespace

IssuanceRunner::IssuanceRunner(sql::Database& database, DispatchIssuer& issuer, IssuanceBell& bell, Clock& clock)
    : database_(database), issuer_(issuer), bell_(bell), clock_(clock) {}

absl::Time IssuanceRunner::RunOnce(absl::Time now) {
  const auto due =
      sql::Read<std::optional<Issuance>>(database_, [&](sql::Transaction& tx) { return IssuanceStore::NextDue(tx, now); });
  if (!due.ok()) return now + kStoreRetry;
  if (due->has_value()) {
    const auto advanced = Advance(**due);
    const bool taken_by_another = status::Is(advanced.status(), status::Reason::kEtagMismatch);
    return advanced.ok() || taken_by_another ? now : now + kStoreRetry;
  }
  const auto next =
      sql::Read<std::optional<absl::Time>>(database_, [](sql::Transaction& tx) { return IssuanceStore::NextTryAt(tx); });
  if (!next.ok()) return now + kStoreRetry;
  return next->value_or(absl::InfiniteFuture());
}

absl::StatusOr<Issuance> IssuanceRunner::Advance(const Issuance& issuance) {
  auto result = issuer_.RunStep(issuance);
  const absl::Time now = clock_.Now();
  Issuance changed = result.ok() ? *std::move(result) : AfterFailure(issuance, result.status(), now);
  FaultPointBefore(changed.state);
  ASSIGN_OR_RETURN(Issuance stored, sql::Write<Issuance>(database_, [&](sql::Transaction& tx) -> absl::StatusOr<Issuance> {
                     if (changed.state == IssuanceState::kRefused || changed.state == IssuanceState::kVoided) {
                       RETURN_IF_ERROR(DraftStore::Unlock(tx, changed.draft));
                     }
                     RETURN_IF_ERROR(audit::Store(tx, AuditOf(issuance, changed, now)));
                     return IssuanceStore::Update(tx, changed);
                   }));
  FaultPointAfter(stored.state);
  bell_.Ring();
  return stored;
}

}  // namespace vanthu::drafting
