#pragma once

#include <functional>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/platform/vocabulary/clock.h"

namespace vanthu::standalone {

// Waits for so long; true when the process is asked to stop meanwhile.
using Wait = std::function<bool(absl::Duration)>;

// Looks at something until it is done: in between it pauses, hears the wish to stop, and tells when nothing has changed for so
// long that a person should look.
class Watch {
 public:
  Watch(Clock& clock, absl::Duration patience, const Wait& wait);

  // OK: look again. CANCELLED: the process is asked to stop.
  absl::Status Pause();
  // Whether `state` has stood unchanged beyond the patience.
  bool IsStuck(const std::string& state);

 private:
  Clock& clock_;
  const absl::Duration patience_;
  const Wait& wait_;
  std::string state_;
  absl::Time since_;
};

}  // namespace vanthu::standalone
