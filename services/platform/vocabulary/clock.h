#pragma once

#include "absl/time/time.h"

namespace vanthu {

// Where "now" comes from. Passed in everywhere: nothing below a main asks the machine.
// Threads: Now() may be called from any.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual absl::Time Now() = 0;  // UTC, whole microseconds: what a store gives back is what went in
};

}  // namespace vanthu
