#include "services/distribution/receipt/receipt_ledger.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/distribution/delivery/delivery_store.h"
#include "services/distribution/delivery/inbox_registry.h"
#include "services/distribution/receipt/receipt_store.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/outbox/outbox_store.h"
#include "services/platform/status/macros.h"

namespace vanthu::distribution {
namespace {

using status::Reason;

absl::StatusOr<std::optional<Quarantine>> JudgeInbox(sql::Transaction& tx, const Receipt& receipt) {
  const absl::Status judged = InboxRegistry::Judge(tx, receipt.recipient.agency, receipt.inbox);
  if (status::Is(judged, Reason::kInboxMoved)) {
    return std::optional<Quarantine>({Reason::kInboxMoved, absl::StrCat("inbox ", receipt.inbox.text())});
  }
  RETURN_IF_ERROR(judged);
  return std::optional<Quarantine>();
}

bool IsKnown(const std::vector<ReachedStatus>& known, const ReachedStatus& reached) {
  return std::any_of(known.begin(), known.end(), [&](const ReachedStatus& other) {
    return other.attempt == reached.attempt && other.status == reached.status;
  });
}

// Any word of the recipient on the attempt ends its sending; a recall's answers are about another record.
absl::Status CloseSending(sql::Transaction& tx, const Receipt& receipt) {
  if (!IsAnswer(receipt.reached.status)) return absl::OkStatus();
  return outbox::Close(tx, OutboxNameOf(receipt.delivery.id, receipt.reached.attempt));
}

absl::Status Apply(sql::Transaction& tx, Delivery delivery, std::vector<ReachedStatus> known, const Receipt& receipt,
                   absl::Time now) {
  const ReachedStatus& reached = receipt.reached;
  known = With(std::move(known), reached);
  RETURN_IF_ERROR(DeliveryStore::PutReached(tx, receipt.delivery.id, reached));
  RETURN_IF_ERROR(DeliveryStore::Update(tx, Judged(std::move(delivery), known, now)));
  const bool refused = reached.status == ReceiptStatus::kRefused;
  return audit::Store(tx, {{.event = refused ? "delivery.refused" : "delivery.receipted",
                            .agency = receipt.delivery.dispatch.agency,
                            .actor = receipt.recipient.Name(),
                            .subject = receipt.delivery.Text(),
                            .outcome = "ok",
                            .detail = absl::StrCat(ReceiptStatusCode(reached.status), " attempt ", reached.attempt),
                            .at = now}});
}

}  // namespace

absl::StatusOr<std::optional<Quarantine>> EnterReceipt(sql::Transaction& tx, const Receipt& receipt, absl::Time now) {
  ASSIGN_OR_RETURN(auto delivery, DeliveryStore::FindToChange(tx, receipt.delivery));
  const bool comes_first = !delivery || receipt.reached.attempt > delivery->attempt;
  if (delivery && delivery->content_digest != receipt.content_digest) {
    return std::optional<Quarantine>({Reason::kDigestMismatch, receipt.content_digest.Hex()});
  }
  ASSIGN_OR_RETURN(auto known, DeliveryStore::Reached(tx, receipt.delivery.id));
  // Known already, whichever inbox said it then: a log that is read again from its start changes nothing.
  if (!IsKnown(known, receipt.reached)) {
    ASSIGN_OR_RETURN(auto moved, JudgeInbox(tx, receipt));
    if (moved) return moved;
    if (comes_first) {
      RETURN_IF_ERROR(ReceiptStore::Park(tx, receipt, now));
      return std::optional<Quarantine>();
    }
    RETURN_IF_ERROR(Apply(tx, *std::move(delivery), std::move(known), receipt, now));
  }
  RETURN_IF_ERROR(CloseSending(tx, receipt));
  return std::optional<Quarantine>();
}

absl::Status EnterParked(sql::Transaction& tx, const DispatchName& dispatch, absl::Time now) {
  ASSIGN_OR_RETURN(const std::vector<Receipt> parked, ReceiptStore::TakeParked(tx, dispatch));
  for (const Receipt& receipt : parked) {
    ASSIGN_OR_RETURN(const auto quarantine, EnterReceipt(tx, receipt, now));
    if (!quarantine) continue;
    RETURN_IF_ERROR(audit::Store(tx, {{.event = "receipt.quarantined",
                                       .agency = dispatch.agency,
                                       .actor = receipt.recipient.Name(),
                                       .subject = receipt.delivery.Text(),
                                       .outcome = std::string(status::Name(quarantine->reason)),
                                       .detail = quarantine->detail,
                                       .at = now}}));
  }
  return absl::OkStatus();
}

}  // namespace vanthu::distribution
