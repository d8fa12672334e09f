#pragma once

#include "absl/time/clock.h"
#include "services/platform/vocabulary/clock.h"

namespace vanthu::runtime {

// The machine's clock, shifted by a fixed offset where a sample installation plays another day (--as-of). Threads: any.
class SystemClock : public Clock {
 public:
  explicit SystemClock(absl::Duration offset = absl::ZeroDuration()) : offset_(offset) {}

  absl::Time Now() override { return absl::FromUnixMicros(absl::ToUnixMicros(absl::Now() + offset_)); }

 private:
  const absl::Duration offset_;
};

}  // namespace vanthu::runtime
