#include "services/drafting/issuance/issuance_desk.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/drafting/issuance/issuance_store.h"
#include "services/drafting/review/approval_store.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/fault_point.h"

namespace vanthu::drafting {
namespace {

using status::Reason;

constexpr size_t kReasonCharactersMax = 500;  // a line in the register's note column

absl::Status JudgeVoidReason(const std::string& reason) {
  const auto characters = static_cast<size_t>(
      std::count_if(reason.begin(), reason.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
  if (!absl::StripAsciiWhitespace(reason).empty() && characters <= kReasonCharactersMax) return absl::OkStatus();
  return status::Error(Reason::kInvalidField, {{"field", "reason"},
                                               {"value", absl::StrCat(characters, " ký tự")},
                                               {"rule", "Hủy số phải có lý do, dài không quá 500 ký tự."},
                                               {"rule_en", "A number is voided with a reason of at most 500 characters."}});
}

absl::Status TooLateToVoid(const Issuance& issuance) {
  const std::string number = issuance.given ? issuance.given->number.Text() : "";
  return status::Error(Reason::kAlreadyRecorded, {{"value", number}});
}

audit::Event AuditOf(const std::string& event, const Issuance& issuance, const std::string& actor, absl::Time at) {
  return {.event = event,
          .agency = issuance.name.agency,
          .actor = actor,
          .subject = issuance.name.Text(),
          .outcome = "ok",
          .detail = issuance.draft.Text(),
          .at = at};
}

}  // namespace

IssuanceDesk::IssuanceDesk(sql::Database& database, IssuanceRunner& runner, IssuanceBell& bell, Clock& clock)
    : database_(database), runner_(runner), bell_(bell), clock_(clock) {}

absl::StatusOr<Issuance> IssuanceDesk::Start(const DraftName& name, const std::string& actor) {
  const absl::Time now = clock_.Now();
  ASSIGN_OR_RETURN(Issuance started, sql::Write<Issuance>(database_, [&](sql::Transaction& tx) -> absl::StatusOr<Issuance> {
                     ASSIGN_OR_RETURN(const StoredDraft draft, DraftStore::Find(tx, name));
                     if (draft.locked_by) return IssuanceStore::Find(tx, {name.agency, *draft.locked_by});
                     ASSIGN_OR_RETURN(const auto approval, ApprovalStore::Find(tx, name, draft.latest.id));
                     if (!approval || approval->revision_hash != draft.latest.hash)
                       return status::Error(Reason::kNotApproved, {{"name", name.Text()}});
                     ASSIGN_OR_RETURN(const int64_t ended, IssuanceStore::CountEnded(tx, name));
                     Issuance issuance{.name = IssuanceNameOf(name, ended),
                                       .draft = name,
                                       .ordinal = ended,
                                       .next_try_at = now,
                                       .created_at = now,
                                       .revision = draft.latest.id,
                                       .revision_hash = draft.latest.hash,
                                       .agreed_recipients = approval->recipients_digest,
                                       .requested_by = actor};
                     RETURN_IF_ERROR(IssuanceStore::Insert(tx, issuance));
                     RETURN_IF_ERROR(DraftStore::Lock(tx, draft, issuance.name.id));
                     RETURN_IF_ERROR(audit::Store(tx, {AuditOf("issuance.started", issuance, actor, now)}));
                     return issuance;
                   }));
  runner_.Wake();
  return started;
}

absl::StatusOr<Issuance> IssuanceDesk::Find(const IssuanceName& name) {
  return sql::Read<Issuance>(database_, [&](sql::Transaction& tx) { return IssuanceStore::Find(tx, name); });
}

absl::StatusOr<Issuance> IssuanceDesk::AgreeToRecipients(const IssuanceName& name, const Digest& recipients,
                                                         const std::string& actor) {
  const absl::Time now = clock_.Now();
  auto agree = [&](Issuance issuance) -> absl::StatusOr<Issuance> {
    if (issuance.agreed_recipients == recipients && issuance.state != IssuanceState::kAwaitingRecipients) return issuance;
    if (issuance.state != IssuanceState::kAwaitingRecipients || issuance.recipients_digest != recipients) {
      return status::Error(Reason::kRecipientsChanged, {{"value", issuance.recipients_digest.Hex()}});
    }
    issuance.agreed_recipients = recipients;
    issuance.state = IssuanceState::kNumbering;
    issuance.waiting = {};
    issuance.next_try_at = now;
    return issuance;
  };
  auto agreed = Change(name, agree, "issuance.recipients_agreed", actor);
  VANTHU_FAULT_POINT("saga.recipients_agreed");
  return agreed;
}

absl::StatusOr<Issuance> IssuanceDesk::Void(const IssuanceName& name, const std::string& reason, const std::string& actor) {
  RETURN_IF_ERROR(JudgeVoidReason(reason));
  const absl::Time now = clock_.Now();
  auto begin = [&](Issuance issuance) -> absl::StatusOr<Issuance> {
    if (issuance.state == IssuanceState::kVoided || issuance.state == IssuanceState::kVoiding) return issuance;
    if (IsRecorded(issuance.state)) return TooLateToVoid(issuance);
    if (issuance.state == IssuanceState::kRefused) return NotInState(Reason::kIssuanceEnded, issuance);
    issuance.state = IssuanceState::kVoiding;
    issuance.void_reason = reason;
    issuance.voided_by = actor;
    issuance.void_refusal = {};
    issuance.waiting = {};
    issuance.next_try_at = now;
    return issuance;
  };
  ASSIGN_OR_RETURN(const Issuance voiding, Change(name, begin, "issuance.void_asked", actor));
  if (voiding.state != IssuanceState::kVoiding) return voiding;
  VANTHU_FAULT_POINT("saga.void_asked");
  (void)runner_.Advance(voiding);  // the pump may be quicker; either way what is stored tells how it went
  ASSIGN_OR_RETURN(Issuance after, Find(name));
  if (after.state == IssuanceState::kRecording || IsRecorded(after.state)) return TooLateToVoid(after);
  return after;
}

absl::StatusOr<Issuance> IssuanceDesk::Change(const IssuanceName& name,
                                              const std::function<absl::StatusOr<Issuance>(Issuance)>& change,
                                              const std::string& event, const std::string& actor) {
  ASSIGN_OR_RETURN(Issuance stored, sql::Write<Issuance>(database_, [&](sql::Transaction& tx) -> absl::StatusOr<Issuance> {
                     ASSIGN_OR_RETURN(const Issuance before, IssuanceStore::Find(tx, name));
                     ASSIGN_OR_RETURN(Issuance after, change(before));
                     if (after.state == before.state) return before;
                     RETURN_IF_ERROR(audit::Store(tx, {AuditOf(event, after, actor, clock_.Now())}));
                     return IssuanceStore::Update(tx, std::move(after));
                   }));
  bell_.Ring();
  runner_.Wake();
  return stored;
}

}  // namespace vanthu::drafting
