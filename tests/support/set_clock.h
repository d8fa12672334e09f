#pragma once

#include <mutex>

#include "absl/time/time.h"
#include "services/platform/vocabulary/clock.h"

namespace vanthu::support {

// A clock that a test sets. Threads: any.
class SetClock : public Clock {
 public:
  explicit SetClock(absl::Time now) : now_(now) {}
  absl::Time Now() override {
    std::lock_guard lock(mutex_);
    return now_;
  }
  void Set(absl::Time now) {
    std::lock_guard lock(mutex_);
    now_ = now;
  }
  void Advance(absl::Duration by) { Set(Now() + by); }

 private:
  std::mutex mutex_;  // guards now_
  absl::Time now_;
};

}  // namespace vanthu::support
