#pragma once

#include <cstdint>

#include "absl/time/time.h"
#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::distribution {

// How long a delivery without answer waits before its record is sent again: minutes at first, doubling with every send up to a
// day, shorter for urgent ones. `chance`, 0 to 255, spreads it by a fifth either way, so that what was sent together does not
// come again together.
absl::Duration ResendDelayOf(Urgency urgency, int64_t sends, uint8_t chance);

}  // namespace vanthu::distribution
