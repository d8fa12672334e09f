#include "services/drafting/issuance/signature_desk.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/drafting/issuance/issuance_store.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::drafting {
namespace {

using status::Reason;

audit::Event AuditOf(const Issuance& issuance, const std::string& event, const std::string& actor, absl::Time at) {
  return {
      .event = event, .agency = issuance.name.agency, .actor = actor, .subject = issuance.name.Text(), .outcome = "ok", .at = at};
}

}  // namespace

absl::StatusOr<Issuance> SignatureDesk::Find(const IssuanceName& name) {
  ASSIGN_OR_RETURN(Issuance issuance,
                   sql::Read<Issuance>(parts_.database, [&](sql::Transaction& tx) { return IssuanceStore::Find(tx, name); }));
  if (issuance.state != IssuanceState::kAwaitingSignature) {
    return NotInState(Reason::kNotAwaitingSignature, issuance);
  }
  return issuance;
}

absl::StatusOr<Issuance> SignatureDesk::Renew(const IssuanceName& name, const std::string& actor) {
  ASSIGN_OR_RETURN(const Issuance issuance, Find(name));
  ASSIGN_OR_RETURN(Issuance renewed, parts_.step.Prepare(issuance));
  const std::string detail = absl::StrCat(renewed.signing.preparation->ordinal);
  return Store(std::move(renewed), "signature.prepared", detail, actor);
}

absl::StatusOr<Issuance> SignatureDesk::Complete(const IssuanceName& name, int64_t preparation, std::string_view cms,
                                                 const std::string& actor) {
  ASSIGN_OR_RETURN(const Issuance issuance,
                   sql::Read<Issuance>(parts_.database, [&](sql::Transaction& tx) { return IssuanceStore::Find(tx, name); }));
  auto completed = parts_.step.Complete(issuance, preparation, cms);
  if (!completed.ok()) return Refused(issuance, completed.status(), actor);
  if (completed->signing.signatures.size() == issuance.signing.signatures.size()) return issuance;  // a repeat
  const DoneSignature& done = completed->signing.signatures.back();
  const std::string detail = absl::StrCat(done.party.Name(), " ", done.level);
  return Store(*std::move(completed), "signature.completed", detail, actor);
}

absl::StatusOr<Issuance> SignatureDesk::Store(Issuance changed, const std::string& event, const std::string& detail,
                                              const std::string& actor) {
  const absl::Time now = parts_.clock.Now();
  changed.failures = 0;
  const bool waits = changed.state == IssuanceState::kAwaitingSignature && !changed.signing.preparation->at_hand;
  changed.next_try_at = waits ? std::nullopt : std::optional(now);
  ASSIGN_OR_RETURN(Issuance stored, sql::Write<Issuance>(parts_.database, [&](sql::Transaction& tx) -> absl::StatusOr<Issuance> {
                     audit::Event row = AuditOf(changed, event, actor, now);
                     row.detail = detail;
                     RETURN_IF_ERROR(audit::Store(tx, {row}));
                     return IssuanceStore::Update(tx, changed);
                   }));
  parts_.bell.Ring();
  parts_.runner.Wake();
  return stored;
}

// The refusal is told in the audit; what could not be told is not answered.
absl::Status SignatureDesk::Refused(const Issuance& issuance, const absl::Status& refusal, const std::string& actor) {
  audit::Event row = AuditOf(issuance, "signature.refused", actor, parts_.clock.Now());
  const auto reason = status::ReasonOf(refusal);
  row.outcome = std::string(status::Name(reason.value_or(Reason::kInternal)));
  row.detail = status::Text(refusal, status::Language::kVietnamese);
  RETURN_IF_ERROR(parts_.database.Write([&](sql::Transaction& tx) { return audit::Store(tx, {row}); }));
  return refusal;
}

}  // namespace vanthu::drafting
