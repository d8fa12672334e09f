#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/vocabulary/digest.h"
#include "services/platform/vocabulary/dispatch.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::event {

// What became of a delivery, as it travels to the issuer's receipts topic in an envelope of the recipient (record.proto tells
// each field).
struct Receipt {
  AgencyId issuer;
  DispatchId dispatch;
  DeliveryId delivery;
  Attempt attempt = 1;
  Recipient recipient;
  Digest content_digest;
  ReceiptStatus status = ReceiptStatus::kArrived;
  absl::Time reached_at;
  std::string reason;  // for 02 and 16
  InboxId inbox;
  absl::Time sealed_at;

  friend bool operator==(const Receipt&, const Receipt&) = default;
};

std::string Encode(const Receipt& receipt);
// INVALID_FIELD, naming the field, where the bytes are none.
absl::StatusOr<Receipt> DecodeReceipt(std::string_view bytes);

}  // namespace vanthu::event
