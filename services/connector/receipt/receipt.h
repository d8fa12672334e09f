#pragma once

#include <string>

#include "absl/time/time.h"
#include "services/platform/vocabulary/digest.h"
#include "services/platform/vocabulary/dispatch.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::connector {

// What a receipt answers: one attempt of one delivery, as it was received.
struct AnsweredAttempt {
  AgencyId issuer;
  DispatchId dispatch;
  DeliveryId delivery;
  Attempt attempt = 1;
  Recipient recipient;
  Digest content_digest;
};

struct ReachedStatus {
  ReceiptStatus status = ReceiptStatus::kArrived;
  absl::Time reached_at;
  std::string reason;  // for 02

  friend bool operator==(const ReachedStatus&, const ReachedStatus&) = default;
};

}  // namespace vanthu::connector
