#include "services/drafting/issuance/issuance_runner.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/fault_point.h"

namespace vanthu::drafting {
namespace {

using status::Reason;

constexpr absl::Duration kStoreRetry = absl::Seconds(1);  // when our own database does not answer

audit::Event VoidRefused(audit::Event event, const Issuance& before, const Issuance& after) {
  event.event = "issuance.void_refused";
  event.actor = before.voided_by;
  event.outcome = after.void_refusal.reason;
  event.detail = before.void_reason;
  return event;
}

audit::Event SignatureCompleted(audit::Event event, const DoneSignature& done) {
  event.event = "signature.completed";
  event.detail = absl::StrCat(done.party.Name(), " ", done.level);
  return event;
}

// What the audit says of a change; nothing for a mere wait, which the issuance itself shows.
std::vector<audit::Event> AuditOf(const Issuance& before, const Issuance& after, absl::Time at) {
  audit::Event event{
      .agency = after.name.agency, .actor = after.requested_by, .subject = after.name.Text(), .outcome = "ok", .at = at};
  if (after.state == before.state) return {};
  if (after.given) event.detail = after.given->number.Text();
  if (before.state == IssuanceState::kVoiding && after.state == IssuanceState::kRecording) {
    return {VoidRefused(std::move(event), before, after)};
  }
  if (after.signing.signatures.size() > before.signing.signatures.size()) {
    return {SignatureCompleted(std::move(event), after.signing.signatures.back())};
  }
  switch (after.state) {
    case IssuanceState::kAwaitingRecipients:
      event.event = "issuance.recipients_changed";
      break;
    case IssuanceState::kSetting:
      event.event = "issuance.numbered";
      break;
    case IssuanceState::kAwaitingSignature:
      event.event = "signature.prepared";
      event.detail = after.signing.preparation->party.Name();
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
void FaultPointAfter([[maybe_unused]] const Issuance& issuance) {
  const IssuanceState stored = issuance.state;
  if (stored == IssuanceState::kSigning && issuance.signing.signatures.empty()) VANTHU_FAULT_POINT("saga.set");
  if (stored == IssuanceState::kSigning && !issuance.signing.signatures.empty()) VANTHU_FAULT_POINT("saga.signed");
  switch (stored) {
    case IssuanceState::kAwaitingRecipients:
      VANTHU_FAULT_POINT("saga.recipients_changed");
      break;
    case IssuanceState::kNumbering:
      VANTHU_FAULT_POINT("saga.prepared");
      break;
    case IssuanceState::kSetting:
      VANTHU_FAULT_POINT("saga.numbered");
      break;
    case IssuanceState::kAwaitingSignature:
      VANTHU_FAULT_POINT("saga.signature_prepared");
      break;
    case IssuanceState::kRecording:
      VANTHU_FAULT_POINT("saga.sealed");
      break;
    case IssuanceState::kPublishing:
      VANTHU_FAULT_POINT("saga.recorded");
      break;
    case IssuanceState::kPublished:
      VANTHU_FAULT_POINT("saga.published");
      break;
    case IssuanceState::kVoided:
      VANTHU_FAULT_POINT("saga.voided");
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
    case IssuanceState::kVoided:
      VANTHU_FAULT_POINT("saga.void_in_doubt");
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
      sql::Read<std::optional<DueIssuance>>(database_, [&](sql::Transaction& tx) { return IssuanceStore::NextDue(tx, now); });
  failure_ = due.status();
  if (!due.ok()) return now + kStoreRetry;
  if (due->has_value()) return TakeOn(**due, now);
  const auto next =
      sql::Read<std::optional<absl::Time>>(database_, [](sql::Transaction& tx) { return IssuanceStore::NextTryAt(tx); });
  if (!next.ok()) return now + kStoreRetry;
  return next->value_or(absl::InfiniteFuture());
}

absl::Time IssuanceRunner::TakeOn(const DueIssuance& due, absl::Time now) {
  const auto issuance = sql::Read<Issuance>(database_, [&](sql::Transaction& tx) { return IssuanceStore::Find(tx, due.name); });
  absl::Status done = issuance.ok() ? Advance(*issuance).status() : issuance.status();
  if (status::Is(done, Reason::kIssuanceUnreadable)) {
    failure_ = done;
    done = SetAside(due, done, now);
  }
  if (done.ok() || status::Is(done, Reason::kEtagMismatch)) return now;  // the latter: taken by another
  failure_ = std::move(done);
  return now + kStoreRetry;
}

absl::Status IssuanceRunner::SetAside(const DueIssuance& due, const absl::Status& cause, absl::Time now) {
  return database_.Write([&](sql::Transaction& tx) -> absl::Status {
    if (due.times_unreadable == 0) {
      RETURN_IF_ERROR(audit::Store(tx, {{.event = "issuance.unreadable",
                                         .agency = due.name.agency,
                                         .actor = "drafting",
                                         .subject = due.name.Text(),
                                         .outcome = std::string(status::Name(Reason::kIssuanceUnreadable)),
                                         .detail = status::Text(cause, status::Language::kVietnamese),
                                         .at = now}}));
    }
    return IssuanceStore::SetAside(tx, due, now + RetryDelay(due.times_unreadable));
  });
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
  FaultPointAfter(stored);
  bell_.Ring();
  return stored;
}

}  // namespace vanthu::drafting
