#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/time/time.h"
#include "services/distribution/delivery/delivery_status.h"
#include "services/distribution/dispatch/dispatch.h"
#include "services/platform/vocabulary/digest.h"
#include "services/platform/vocabulary/dispatch.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::distribution {

struct DeliveryName {
  DispatchName dispatch;
  DeliveryId id;             // crypto::DeliveryIdOf
  std::string Text() const;  // "agencies/x/dispatches/y/deliveries/z"
  friend auto operator<=>(const DeliveryName&, const DeliveryName&) = default;
};

// One recipient's copy of a dispatch.
struct Delivery {
  DeliveryName name;
  int64_t position = 0;  // in the frozen list, from 1
  Recipient recipient;
  std::string display_name;  // on the day of issue
  std::string note;          // of its lines, merged
  Digest content_digest;
  DeliveryState state = DeliveryState::kQueued;
  int status = 0;
  Attempt attempt = 1;
  std::optional<absl::Time> resent_at;    // when a person had this attempt sent again, for the last time
  bool is_answered = false;               // a receipt of any attempt is there
  std::string reason;                     // why it does not go on, and who has to act
  std::string progress;                   // what the connector says of it: waiting, retrying, dead
  std::optional<absl::Time> next_try_at;  // the connector's
  absl::Time published_at;
  absl::Time updated_at;
};

// The outbox's name of an attempt: "<delivery>/<attempt>".
std::string OutboxNameOf(const DeliveryId& delivery, Attempt attempt);

// The delivery after what is known of it now.
Delivery Judged(Delivery delivery, const std::vector<ReachedStatus>& known, absl::Time now);

}  // namespace vanthu::distribution
