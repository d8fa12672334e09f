#include "services/directory/account/attempt.h"

#include <algorithm>

#include "services/directory/limits.h"

namespace vanthu::directory {
namespace {

absl::Duration BackOff(int64_t tried) {
  if (tried < kFreeAttempts) return absl::ZeroDuration();
  absl::Duration wait = kFirstWait;
  for (int64_t i = kFreeAttempts; i < tried && wait < kLongestWait; ++i) wait *= 2;
  return std::min(wait, kLongestWait);
}

}  // namespace

Attempts WithOneMore(const std::optional<Attempts>& earlier, absl::Time now) {
  const bool counts = earlier && now < earlier->last_at + kAttemptsKept;
  const int64_t tried = (counts ? earlier->tried : 0) + 1;
  return {.tried = tried, .last_at = now, .next_at = now + BackOff(tried)};
}

absl::Duration WaitOf(const std::optional<Attempts>& attempts, absl::Time now) {
  // A clock that was set back must keep nobody out for longer than the rule says.
  return attempts ? std::clamp(attempts->next_at - now, absl::ZeroDuration(), kLongestWait) : absl::ZeroDuration();
}

}  // namespace vanthu::directory
