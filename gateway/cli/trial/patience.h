#pragma once

#include <string>

#include "absl/time/time.h"
#include "services/platform/vocabulary/clock.h"

namespace vanthu::cli {

// Looks at something until it is done: often while it moves, seldom while it does not, and tells when it has stood still for so
// long that a person should look. `clock` outlives it.
class Patience {
 public:
  Patience(Clock& clock, absl::Duration patience) : clock_(clock), patience_(patience), since_(clock.Now()) {}

  // Whether `state` has stood unchanged beyond the patience.
  bool IsOver(const std::string& state);
  void Pause();

 private:
  Clock& clock_;
  const absl::Duration patience_;
  std::string state_;
  absl::Time since_;
};

}  // namespace vanthu::cli
