#include "services/connector/endpoint/hand_over.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/connector/intake/entry_store.h"
#include "services/connector/intake/inbox_store.h"
#include "services/connector/intake/reason_line.h"
#include "services/connector/limits.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/event/dispatch_delivery.h"
#include "services/platform/event/envelope.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/fault_point.h"

namespace vanthu::connector {
namespace {

using status::Reason;

constexpr absl::Duration kAfterFailure = absl::Seconds(1);
constexpr int kDoublingsMax = 20;

std::string OutcomeOf(const absl::Status& failure) {
  const auto reason = status::ReasonOf(failure);
  return std::string(status::Name(reason.value_or(Reason::kInternal)));
}

bool IsForGood(const absl::Status& failure) {
  return status::Is(failure, Reason::kInvalidField) || status::Is(failure, Reason::kLimitExceeded);
}

audit::Event AuditOf(audit::Event event, absl::Time now) {
  event.actor = "services/connector";
  event.at = now;
  return event;
}

// The later attempts of a delivery that is with the endpoint now: no 02 was sent for it, so they are answered with its statuses.
absl::Status AnswerLater(sql::Transaction& tx, const Answerer& answerer, const InboxEntry& handed_over,
                         const std::vector<InboxEntry>& attempts, absl::Time now) {
  for (InboxEntry later : attempts) {
    const bool waits = later.name.attempt > handed_over.name.attempt && IsOpen(later.state);
    if (!waits || later.content_digest != handed_over.content_digest) continue;
    later.state = InboxState::kHandedOver;
    later.reason = "";
    later.location = handed_over.location;
    later.handed_over_at = now;
    later.statuses = handed_over.statuses;
    for (const ReachedStatus& reached : later.statuses) RETURN_IF_ERROR(EntryStore::AddStatus(tx, later, reached));
    RETURN_IF_ERROR(EntryStore::Update(tx, later, /*progress_due=*/false));
    RETURN_IF_ERROR(SendReceipts(tx, answerer, later.Answered(), later.statuses, now));
  }
  return absl::OkStatus();
}

absl::Status ClearTrouble(sql::Transaction& tx, const AgencyId& agency, absl::Time now) {
  ASSIGN_OR_RETURN(const auto inbox, InboxStore::Find(tx, agency));
  if (!inbox || inbox->endpoint_trouble.empty()) return absl::OkStatus();
  RETURN_IF_ERROR(InboxStore::SetEndpointTrouble(tx, agency, ""));
  return audit::Store(
      tx, {AuditOf(
              {.event = "endpoint.found", .agency = agency, .subject = absl::StrCat("agencies/", agency.text()), .outcome = "ok"},
              now)});
}

}  // namespace

HandOver::HandOver(Surroundings around, int lane, Bells bells)
    : around_(around), name_(absl::StrCat("connector.hand_over.", lane)), bells_(std::move(bells)) {}

absl::Time HandOver::RunOnce(absl::Time now) {
  const auto next = Run(now);
  failure_ = next.status();
  return next.ok() ? *next : now + kAfterFailure;
}

absl::StatusOr<absl::Time> HandOver::Run(absl::Time now) {
  ASSIGN_OR_RETURN(auto due, sql::Read<std::vector<DueAgency>>(
                                 around_.database, [&](sql::Transaction& tx) { return EntryStore::DueAgencies(tx, now); }));
  int handed = 0;
  for (const DueAgency& next : around_.rota.InTurn(std::move(due))) {
    ASSIGN_OR_RETURN(const bool was_handed, HandNext(next.agency, now));
    if (was_handed) ++handed;
    if (handed == kHandOversPerTurn) break;
  }
  if (handed > 0) return now;
  ASSIGN_OR_RETURN(const auto next, sql::Read<std::optional<absl::Time>>(
                                        around_.database, [&](sql::Transaction& tx) { return EntryStore::NextTry(tx, now); }));
  return next.value_or(absl::InfiniteFuture());
}

absl::StatusOr<bool> HandOver::HandNext(const AgencyId& agency, absl::Time now) {
  const auto answerer = around_.open.Find(agency);
  if (!answerer) return false;  // whoever has the agency's inbox now hands it over
  const auto lease = around_.rota.Take(agency);
  if (lease == nullptr) return false;
  // Read under the lease: another lane may have handed over what was next when we looked.
  ASSIGN_OR_RETURN(const auto entry, sql::Read<std::optional<InboxEntry>>(around_.database, [&](sql::Transaction& tx) {
                     return EntryStore::Head(tx, agency, now);
                   }));
  if (!entry) return false;
  RETURN_IF_ERROR(HandOne(*entry, *answerer, now));
  return true;
}

// Fails only where the outcome cannot be stored.
absl::Status HandOver::HandOne(const InboxEntry& entry, const Answerer& answerer, absl::Time now) {
  const auto location = Deliver(entry, answerer, now);
  if (location.ok()) {
    RETURN_IF_ERROR(Finish(entry, answerer, *location, now));
    VANTHU_FAULT_POINT("handover.committed");
  } else if (status::Is(location.status(), Reason::kBadSignature)) {
    RETURN_IF_ERROR(Refuse(entry, answerer, location.status(), now));
  } else {
    RETURN_IF_ERROR(NoteFailure(entry, location.status(), now));
  }
  Ring(/*is_postponed=*/!location.ok());
  return absl::OkStatus();
}

void HandOver::Ring(bool is_postponed) {
  if (bells_.on_change) bells_.on_change();
  if (is_postponed && bells_.on_postponed) bells_.on_postponed();
}

absl::StatusOr<std::string> HandOver::Deliver(const InboxEntry& entry, const Answerer& answerer, absl::Time now) {
  ASSIGN_OR_RETURN(const std::string identity, EndpointIdentity(entry.name.agency, now));
  ASSIGN_OR_RETURN(const std::string bytes, sql::Read<std::string>(around_.database, [&](sql::Transaction& tx) {
                     return EntryStore::Envelope(tx, entry.name);
                   }));
  ASSIGN_OR_RETURN(const event::Envelope envelope, event::Open(bytes));
  ASSIGN_OR_RETURN(event::DispatchDelivery delivery, event::DecodeDispatchDelivery(envelope.payload));
  ASSIGN_OR_RETURN(Package package, PackageOf(std::move(delivery)));
  auto location = Give(entry, answerer, identity, package);
  // Whoever found it: what lies in our store is not what it was when it was fetched, or was never right.
  if (status::Is(location.status(), Reason::kDigestMismatch)) RETURN_IF_ERROR(around_.fetcher.Forget(package));
  return location;
}

absl::StatusOr<std::string> HandOver::Give(const InboxEntry& entry, const Answerer& answerer, const std::string& identity,
                                           Package& package) {
  RETURN_IF_ERROR(around_.fetcher.Fetch(entry.DeliveryName(), answerer.inbox, package));
  VANTHU_FAULT_POINT("handover.fetched");
  if (around_.judge) RETURN_IF_ERROR(around_.judge(package));
  return around_.endpoints.Of(entry.name.agency).HandOver(identity, package);
}

absl::StatusOr<std::string> HandOver::EndpointIdentity(const AgencyId& agency, absl::Time now) {
  ASSIGN_OR_RETURN(const auto inbox, sql::Read<std::optional<Inbox>>(
                                         around_.database, [&](sql::Transaction& tx) { return InboxStore::Find(tx, agency); }));
  if (inbox && inbox->endpoint) return *inbox->endpoint;
  ASSIGN_OR_RETURN(const std::string identity, around_.endpoints.Of(agency).SetUp());
  const absl::Status stored = around_.database.Write([&](sql::Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(InboxStore::SetEndpoint(tx, agency, identity));
    return audit::Store(tx, {AuditOf({.event = "endpoint.set_up",
                                      .agency = agency,
                                      .subject = absl::StrCat("agencies/", agency.text()),
                                      .outcome = "ok",
                                      .detail = identity},
                                     now)});
  });
  if (!stored.ok()) return stored;
  VANTHU_FAULT_POINT("endpoint.set_up");
  return identity;
}

absl::Status HandOver::Finish(const InboxEntry& entry, const Answerer& answerer, const std::string& location, absl::Time now) {
  return around_.database.Write([&](sql::Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(ClearTrouble(tx, entry.name.agency, now));
    ASSIGN_OR_RETURN(auto attempts, EntryStore::AttemptsToChange(tx, entry.name.agency, entry.name.delivery));
    for (InboxEntry& current : attempts) {
      // A clerk's refusal may have closed it meanwhile: then 02 is out, and no 01 follows.
      if (current.name != entry.name || !IsOpen(current.state)) continue;
      current.state = InboxState::kHandedOver;
      current.reason = "";
      current.location = location;
      current.handed_over_at = now;
      current.statuses.push_back({ReceiptStatus::kArrived, now, ""});
      RETURN_IF_ERROR(EntryStore::Update(tx, current, /*progress_due=*/false));
      RETURN_IF_ERROR(EntryStore::AddStatus(tx, current, current.statuses.back()));
      RETURN_IF_ERROR(SendReceipts(tx, answerer, current.Answered(), current.statuses, now));
      RETURN_IF_ERROR(audit::Store(tx, {AuditOf({.event = "inbox.handed_over",
                                                 .agency = current.name.agency,
                                                 .subject = current.name.Text(),
                                                 .outcome = "ok",
                                                 .detail = location},
                                                now)}));
      return AnswerLater(tx, answerer, current, attempts, now);
    }
    return absl::OkStatus();
  });
}

// The issuer's own fault, which no later try mends: the attempt is closed.
absl::Status HandOver::Refuse(const InboxEntry& entry, const Answerer& answerer, const absl::Status& refusal, absl::Time now) {
  return around_.database.Write([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(auto attempts, EntryStore::AttemptsToChange(tx, entry.name.agency, entry.name.delivery));
    for (InboxEntry& current : attempts) {
      if (current.name != entry.name || !IsOpen(current.state)) continue;
      current.state = InboxState::kRefused;
      current.reason = ReasonLine(refusal);
      current.statuses.push_back({ReceiptStatus::kRefused, now, current.reason});
      RETURN_IF_ERROR(EntryStore::Update(tx, current, /*progress_due=*/false));
      RETURN_IF_ERROR(EntryStore::AddStatus(tx, current, current.statuses.back()));
      RETURN_IF_ERROR(SendReceipts(tx, answerer, current.Answered(), current.statuses, now));
      return audit::Store(tx, {AuditOf({.event = "inbox.refused",
                                        .agency = current.name.agency,
                                        .subject = current.name.Text(),
                                        .outcome = OutcomeOf(refusal),
                                        .detail = current.reason},
                                       now)});
    }
    return absl::OkStatus();
  });
}

absl::Status HandOver::NoteFailure(const InboxEntry& entry, const absl::Status& failure, absl::Time now) {
  if (status::Is(failure, Reason::kEndpointMissing)) return Hold(entry.name.agency, failure, now);
  if (status::Is(failure, Reason::kInboxMoved)) around_.open.Close(entry.name.agency);
  const absl::Time next_try_at = NextTry(entry.tries, now);
  return around_.database.Write([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(auto attempts, EntryStore::AttemptsToChange(tx, entry.name.agency, entry.name.delivery));
    for (InboxEntry& current : attempts) {
      if (current.name != entry.name || !IsOpen(current.state)) continue;
      const bool is_dead = IsForGood(failure) || current.tries + 1 >= kTriesMax;
      const bool is_news = is_dead || current.reason != ReasonLine(failure);
      current.state = is_dead ? InboxState::kDead : InboxState::kRetrying;
      current.reason = ReasonLine(failure);
      current.tries += 1;
      current.next_try_at = next_try_at;
      RETURN_IF_ERROR(EntryStore::Update(tx, current, is_news));
      if (!is_dead) continue;
      RETURN_IF_ERROR(audit::Store(tx, {AuditOf({.event = "inbox.dead",
                                                 .agency = current.name.agency,
                                                 .subject = current.name.Text(),
                                                 .outcome = OutcomeOf(failure),
                                                 .detail = current.reason},
                                                now)}));
    }
    return absl::OkStatus();
  });
}

absl::Status HandOver::Hold(const AgencyId& agency, const absl::Status& failure, absl::Time now) {
  return around_.database.Write([&](sql::Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(EntryStore::HoldAll(tx, agency, ReasonLine(failure), now + kEndpointRetry));
    ASSIGN_OR_RETURN(const auto inbox, InboxStore::Find(tx, agency));
    if (inbox && inbox->endpoint_trouble == ReasonLine(failure)) return absl::OkStatus();
    RETURN_IF_ERROR(InboxStore::SetEndpointTrouble(tx, agency, ReasonLine(failure)));
    return audit::Store(tx, {AuditOf({.event = "endpoint.missing",
                                      .agency = agency,
                                      .subject = absl::StrCat("agencies/", agency.text()),
                                      .outcome = OutcomeOf(failure),
                                      .detail = ReasonLine(failure)},
                                     now)});
  });
}

// Between half and all of a doubling pause: what failed for one cause does not come back all at once.
absl::Time HandOver::NextTry(int64_t tries, absl::Time now) {
  const absl::Duration full = std::min(kRetryMax, kRetryFirst * (int64_t{1} << std::min<int64_t>(tries, kDoublingsMax)));
  const auto chance = static_cast<uint8_t>(around_.randomness.Bytes(1)[0]);
  return absl::FromUnixMicros(absl::ToUnixMicros(now + full / 2 + full / 2 * chance / 255));
}

}  // namespace vanthu::connector
