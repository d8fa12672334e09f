#pragma once

#include <deque>
#include <mutex>
#include <vector>

#include "absl/time/time.h"
#include "services/platform/vocabulary/pump.h"

namespace vanthu::integration {

// Turns pumps as a process's runner does, each when its own time has come or it was woken, but all by one thread and on the clock
// of a test. The pumps outlive it. Threads: one caller; wakes from any.
class PumpTurner {
 public:
  explicit PumpTurner(const std::vector<Pump*>& pumps);
  ~PumpTurner();

  // Turns each pump that is due, once; tells how many that were.
  int TurnDue(absl::Time now);
  // When the first of them wants to be called again.
  absl::Time NextDue();

 private:
  struct Turning {
    Pump* pump;
    absl::Time due = absl::InfinitePast();
  };
  bool Begin(Turning& turning, absl::Time now);

  std::mutex mutex_;  // guards what is due
  std::deque<Turning> turnings_;
};

}  // namespace vanthu::integration
