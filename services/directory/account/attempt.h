#pragma once

#include <cstdint>
#include <optional>

#include "absl/time/time.h"

namespace vanthu::directory {

// Passwords tried for one name since the last right one.
struct Attempts {
  int64_t tried = 0;
  absl::Time last_at;
  absl::Time next_at;  // before it none is judged
  friend bool operator==(const Attempts&, const Attempts&) = default;
};

// What stands when one more is tried at `now`: it is counted before it is judged, so that guesses that come together are not all
// judged as the first. The right one takes the count away.
Attempts WithOneMore(const std::optional<Attempts>& earlier, absl::Time now);

// How long the next one has to wait; zero: it may come.
absl::Duration WaitOf(const std::optional<Attempts>& attempts, absl::Time now);

}  // namespace vanthu::directory
