#pragma once

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/distribution/delivery/delivery.h"
#include "services/distribution/dispatch/dispatch.h"
#include "services/distribution/publication/envelope_key_ring.h"
#include "services/platform/outbox/outbox_store.h"

namespace vanthu::distribution {

// The record of a delivery's attempt, signed for this one recipient: what the outbox keeps, exact to the byte, due at
// `sealed_at`.
outbox::Entry SealRecord(const EnvelopeKey& key, const Dispatch& dispatch, const Delivery& delivery, absl::Time sealed_at);

}  // namespace vanthu::distribution
