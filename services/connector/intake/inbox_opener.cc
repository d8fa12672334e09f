#include "services/connector/intake/inbox_opener.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/connector/intake/record_judge.h"
#include "services/connector/intake/record_taker.h"
#include "services/connector/limits.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::connector {
namespace {

audit::Event AuditOf(audit::Event event, const AgencyId& agency, absl::Time now) {
  event.agency = agency;
  event.actor = "services/connector";
  event.subject = absl::StrCat("agencies/", agency.text());
  event.outcome = "ok";
  event.at = now;
  return event;
}

absl::Status EnterPage(sql::Transaction& tx, const AgencyId& agency, const InboxRegistry::Page& page, absl::Time now) {
  for (const InboxRegistry::Received& received : page.received) {
    // No key is asked for: that these were answered is distribution's word, and entering them hands nothing over.
    ASSIGN_OR_RETURN(SignedDelivery delivery, RecordJudge::Read(agency, received.envelope));
    RETURN_IF_ERROR(EnterAnswered(tx, agency, {std::move(delivery), received.envelope, received.statuses}, now));
  }
  return absl::OkStatus();
}

}  // namespace

InboxOpener::InboxOpener(Surroundings around, Roll roll) : around_(around), roll_(std::move(roll)) {}

void InboxOpener::AskRoll(absl::Time now) {
  if (now < ask_roll_at_) return;
  const auto hosted = roll_();
  if (hosted.ok()) hosted_.insert(hosted->begin(), hosted->end());
  ask_roll_at_ = now + (hosted_.empty() ? kOpenRetry : kRollPause);  // a directory that hangs holds up no record for long
}

bool InboxOpener::OpenDue(absl::Time now) {
  AskRoll(now);
  bool opened_any = false;
  const std::vector<AgencyId> open = around_.open.List();
  const std::set<AgencyId> is_open(open.begin(), open.end());
  for (const AgencyId& agency : hosted_) {
    if (is_open.count(agency) > 0) continue;
    const auto due = next_try_.find(agency);
    if (due != next_try_.end() && due->second > now) continue;
    const absl::Status opened = Open(agency, now);
    if (opened.ok()) {
      next_try_.erase(agency);
      opened_any = true;
    } else {
      next_try_[agency] = now + (status::Is(opened, status::Reason::kInboxMoved) ? kMovedRetry : kOpenRetry);
    }
    // A service that is down is down for all: the others are not made to wait for it, one after another.
    if (absl::IsUnavailable(opened) || absl::IsDeadlineExceeded(opened)) {
      for (const AgencyId& other : hosted_) {
        if (is_open.count(other) == 0) next_try_.try_emplace(other, now + kOpenRetry);
      }
      break;
    }
  }
  return opened_any;
}

absl::Time InboxOpener::NextTry() const {
  absl::Time next = ask_roll_at_;
  for (const auto& [agency, due] : next_try_) next = std::min(next, due);
  return next;
}

absl::Status InboxOpener::Open(const AgencyId& agency, absl::Time now) {
  ASSIGN_OR_RETURN(const Inbox inbox, FindOrMake(agency, now));
  ASSIGN_OR_RETURN(ReceiptKey key, around_.keys.KeyOf(agency, now));
  ASSIGN_OR_RETURN(const bool has_received, around_.registry.Register(agency, inbox.id));
  if (!inbox.is_filled) RETURN_IF_ERROR(Fill(inbox, has_received, now));
  around_.open.Open(agency, {inbox.id, std::move(key)});
  return absl::OkStatus();
}

absl::StatusOr<Inbox> InboxOpener::FindOrMake(const AgencyId& agency, absl::Time now) {
  const InboxId fresh = InboxId::Trusted(FreshIdText(around_.randomness));
  return sql::Write<Inbox>(around_.database, [&](sql::Transaction& tx) -> absl::StatusOr<Inbox> {
    ASSIGN_OR_RETURN(const auto found, InboxStore::Find(tx, agency));
    if (found) return *found;
    RETURN_IF_ERROR(InboxStore::Insert(tx, agency, fresh));
    RETURN_IF_ERROR(audit::Store(tx, {AuditOf({.event = "inbox.made", .detail = fresh.text()}, agency, now)}));
    return Inbox{.agency = agency, .id = fresh};
  });
}

absl::Status InboxOpener::Fill(const Inbox& inbox, bool has_received, absl::Time now) {
  int64_t count = 0;
  std::string token;
  while (has_received) {
    ASSIGN_OR_RETURN(const InboxRegistry::Page page, around_.registry.ListReceived(inbox.agency, inbox.id, token));
    const absl::Status entered =
        around_.database.Write([&](sql::Transaction& tx) { return EnterPage(tx, inbox.agency, page, now); });
    if (!entered.ok()) return entered;
    count += static_cast<int64_t>(page.received.size());
    if (page.next_token.empty()) break;
    token = page.next_token;
  }
  return around_.database.Write([&](sql::Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(InboxStore::SetFilled(tx, inbox.agency));
    return audit::Store(tx, {AuditOf({.event = "inbox.filled", .detail = absl::StrCat(count)}, inbox.agency, now)});
  });
}

}  // namespace vanthu::connector
