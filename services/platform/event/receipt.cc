#include "services/platform/event/receipt.h"

#include <utility>

#include "absl/strings/str_format.h"
#include "services/platform/event/field.h"
#include "services/platform/status/macros.h"
#include "vanthu/event/v1/record.pb.h"

namespace vanthu::event {
namespace {

absl::StatusOr<ReceiptStatus> StatusIn(int32_t number) {
  switch (static_cast<ReceiptStatus>(number)) {
    case ReceiptStatus::kArrived:
    case ReceiptStatus::kRefused:
    case ReceiptStatus::kRegistered:
    case ReceiptStatus::kAssigned:
    case ReceiptStatus::kInProgress:
    case ReceiptStatus::kDone:
    case ReceiptStatus::kRecallAsked:
    case ReceiptStatus::kRecallAgreed:
    case ReceiptStatus::kRecallRefused:
      return static_cast<ReceiptStatus>(number);
  }
  return Malformed("status", absl::StrFormat("%d", number), "01–06, 13, 15, 16 (QĐ 28/2018/QĐ-TTg)");
}

}  // namespace

std::string Encode(const Receipt& receipt) {
  v1::Receipt message;
  message.set_dispatch(TextOf(receipt.issuer, receipt.dispatch));
  message.set_delivery_id(receipt.delivery.text());
  message.set_attempt(receipt.attempt);
  message.set_recipient(receipt.recipient.Name());
  message.set_content_digest(receipt.content_digest.Bytes());
  message.set_status(static_cast<int32_t>(receipt.status));
  *message.mutable_reached_at() = TimestampOf(receipt.reached_at);
  message.set_reason(receipt.reason);
  message.set_inbox(receipt.inbox.text());
  *message.mutable_sealed_at() = TimestampOf(receipt.sealed_at);
  return message.SerializeAsString();
}

absl::StatusOr<Receipt> DecodeReceipt(std::string_view bytes) {
  v1::Receipt parsed;
  if (!parsed.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
    return Malformed("payload", "", "vanthu.event.v1.Receipt");
  Receipt receipt;
  ASSIGN_OR_RETURN(DispatchName name, DispatchNameIn(parsed.dispatch()));
  receipt.issuer = std::move(name.issuer);
  receipt.dispatch = std::move(name.dispatch);
  ASSIGN_OR_RETURN(receipt.delivery, IdentifierIn<DeliveryId>("delivery_id", parsed.delivery_id()));
  ASSIGN_OR_RETURN(receipt.attempt, AttemptIn(parsed.attempt()));
  ASSIGN_OR_RETURN(receipt.recipient, RecipientIn(parsed.recipient()));
  ASSIGN_OR_RETURN(receipt.content_digest, DigestIn("content_digest", parsed.content_digest()));
  ASSIGN_OR_RETURN(receipt.status, StatusIn(parsed.status()));
  ASSIGN_OR_RETURN(receipt.reached_at, InstantIn("reached_at", parsed.has_reached_at(), parsed.reached_at()));
  ASSIGN_OR_RETURN(receipt.inbox, IdentifierIn<InboxId>("inbox", parsed.inbox()));
  ASSIGN_OR_RETURN(receipt.sealed_at, InstantIn("sealed_at", parsed.has_sealed_at(), parsed.sealed_at()));
  receipt.reason = std::move(*parsed.mutable_reason());
  return receipt;
}

}  // namespace vanthu::event
