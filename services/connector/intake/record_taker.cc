#include "services/connector/intake/record_taker.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/connector/intake/attempt_rule.h"
#include "services/connector/intake/entry_store.h"
#include "services/connector/intake/reason_line.h"
#include "services/connector/limits.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/status/macros.h"
#include "services/platform/text/utf8.h"

namespace vanthu::connector {
namespace {

using status::Reason;

constexpr char kActor[] = "services/connector";

InboxEntry EntryOf(const AgencyId& agency, const SignedDelivery& signed_delivery, absl::Time now) {
  const event::DispatchDelivery& delivery = signed_delivery.delivery;
  InboxEntry entry;
  entry.name = {agency, delivery.delivery, delivery.attempt};
  entry.issuer = delivery.issuer;
  entry.dispatch = delivery.dispatch;
  entry.recipient = delivery.recipient;
  entry.content_digest = delivery.content_digest;
  entry.urgency = delivery.urgency;
  entry.number_text = signed_delivery.number_text;
  entry.next_try_at = now;
  entry.received_at = now;
  entry.resent_at = delivery.resent_at;
  return entry;
}

absl::Status Keep(sql::Transaction& tx, const JudgedRecord& record, const Quarantine& why, absl::Time now) {
  std::optional<absl::Time> again;
  if (why.reason == Reason::kUnknownKey) again = now + std::clamp(now - record.met_at, kJudgeAgainFirst, kJudgeAgainMax);
  const std::string reason(status::Name(why.reason));
  const std::string detail(text::PrefixOf(why.detail, kReasonBytesMax));
  ASSIGN_OR_RETURN(const bool is_new, QuarantineStore::Put(tx, {record.agency, 0, record.place, record.value, reason, detail,
                                                                record.met_at, again}));
  if (!is_new && again) return absl::OkStatus();  // told when it came; nothing has changed
  return audit::Store(tx, {{.event = "inbox.quarantined",
                            .agency = record.agency,
                            .actor = kActor,
                            .subject = absl::StrCat(record.place.topic, "/", record.place.offset),
                            .outcome = reason,
                            .detail = detail,
                            .at = now}});
}

absl::Status Take(sql::Transaction& tx, const Answerer& answerer, InboxEntry entry, const std::string& envelope, absl::Time now) {
  RETURN_IF_ERROR(EntryStore::Insert(tx, entry, envelope).status());
  const bool is_refused = entry.state == InboxState::kRefused;
  RETURN_IF_ERROR(SendReceipts(tx, answerer, entry.Answered(), entry.statuses, now));
  return audit::Store(tx, {{.event = is_refused ? "inbox.refused" : "inbox.taken",
                            .agency = entry.name.agency,
                            .actor = kActor,
                            .subject = entry.name.Text(),
                            .outcome = "ok",
                            .detail = entry.reason,
                            .at = now}});
}

absl::Status TakeNew(sql::Transaction& tx, const Answerer& answerer, const SignedDelivery& signed_delivery, InboxEntry entry,
                     const std::string& envelope, absl::Time now) {
  if (!signed_delivery.refusal.ok()) {
    entry.state = InboxState::kRefused;
    entry.reason = ReasonLine(signed_delivery.refusal);
    entry.statuses = {{ReceiptStatus::kRefused, now, entry.reason}};
  }
  return Take(tx, answerer, std::move(entry), envelope, now);
}

// The endpoint refused it for good, or was tried long enough, and a person had it sent again.
absl::Status Revive(sql::Transaction& tx, InboxEntry entry, absl::Time now) {
  entry.state = InboxState::kWaiting;
  entry.tries = 0;
  entry.reason = "";
  entry.next_try_at = now;
  RETURN_IF_ERROR(EntryStore::Update(tx, entry, /*progress_due=*/true));
  return audit::Store(tx, {{.event = "inbox.revived",
                            .agency = entry.name.agency,
                            .actor = kActor,
                            .subject = entry.name.Text(),
                            .outcome = "ok",
                            .detail = "",
                            .at = now}});
}

// That a record comes again says nothing: the relay repeats it, and a broker may be wound back. A person's resend says so in what
// is signed, later than any before it, and counts once.
absl::Status HeedResend(sql::Transaction& tx, InboxEntry entry, std::optional<absl::Time> resent_at, absl::Time now) {
  if (resent_at <= entry.resent_at) return absl::OkStatus();
  entry.resent_at = resent_at;
  if (entry.state == InboxState::kDead) return Revive(tx, std::move(entry), now);
  return EntryStore::Update(tx, entry, /*progress_due=*/IsOpen(entry.state));
}

absl::Status TakeSigned(sql::Transaction& tx, const Answerer& answerer, const JudgedRecord& record,
                        const SignedDelivery& signed_delivery, absl::Time now) {
  InboxEntry entry = EntryOf(record.agency, signed_delivery, now);
  ASSIGN_OR_RETURN(const auto known, EntryStore::AttemptsToChange(tx, record.agency, entry.name.delivery));
  const AttemptDecision decision = DecideAttempt(known, entry.name.attempt, entry.content_digest);
  switch (decision.step) {
    case AttemptStep::kTake:
      return TakeNew(tx, answerer, signed_delivery, std::move(entry), record.value, now);
    case AttemptStep::kAnswer:
      RETURN_IF_ERROR(HeedResend(tx, *decision.with, entry.resent_at, now));
      return SendReceipts(tx, answerer, decision.with->Answered(), decision.with->statuses, now);
    case AttemptStep::kAnswerAsBefore:
      entry.state = InboxState::kHandedOver;
      entry.location = decision.with->location;
      entry.handed_over_at = decision.with->handed_over_at;
      entry.statuses = decision.with->statuses;
      return Take(tx, answerer, std::move(entry), record.value, now);
    case AttemptStep::kSuperseded:
      return absl::OkStatus();
    case AttemptStep::kOtherContent:
      break;
  }
  return Keep(tx, record, {Reason::kDigestMismatch, absl::StrCat(entry.name.Text(), ": ", entry.content_digest.Hex())}, now);
}

}  // namespace

absl::Status TakeRecord(sql::Transaction& tx, const Answerer& answerer, const JudgedRecord& record, absl::Time now) {
  if (const auto* why = std::get_if<Quarantine>(&record.verdict)) return Keep(tx, record, *why, now);
  if (record.was_quarantined) RETURN_IF_ERROR(QuarantineStore::Remove(tx, record.place));
  return TakeSigned(tx, answerer, record, std::get<SignedDelivery>(record.verdict), now);
}

absl::Status EnterAnswered(sql::Transaction& tx, const AgencyId& agency, const AnsweredBefore& answered, absl::Time now) {
  InboxEntry entry = EntryOf(agency, answered.signed_delivery, now);
  ASSIGN_OR_RETURN(const auto known, EntryStore::Find(tx, entry.name));
  if (known) return absl::OkStatus();
  const bool is_refused =
      std::find(answered.statuses.begin(), answered.statuses.end(), ReceiptStatus::kRefused) != answered.statuses.end();
  entry.state = is_refused ? InboxState::kRefused : InboxState::kHandedOver;
  if (!is_refused) entry.handed_over_at = now;
  for (const ReceiptStatus status : answered.statuses) entry.statuses.push_back({status, now, ""});
  return EntryStore::Insert(tx, entry, answered.envelope).status();
}

}  // namespace vanthu::connector
