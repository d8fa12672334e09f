#include "gateway/http/rate_limiter.h"

#include <algorithm>

namespace vanthu::gateway {

std::optional<absl::Duration> RateLimiter::Take(const std::string& caller, absl::Time now) {
  if (rate_.per_second <= 0) return std::nullopt;
  std::lock_guard lock(mutex_);
  if (buckets_.size() >= callers_max_ && !buckets_.contains(caller)) Forget(now);
  Bucket& bucket = buckets_.try_emplace(caller, Bucket{rate_.burst, now}).first->second;
  bucket.tokens = FilledAt(bucket, now);
  bucket.seen_at = now;
  if (bucket.tokens < 1) return absl::Seconds((1 - bucket.tokens) / rate_.per_second);
  bucket.tokens -= 1;
  return std::nullopt;
}

double RateLimiter::FilledAt(const Bucket& bucket, absl::Time now) const {
  const double rested = std::max(absl::ToDoubleSeconds(now - bucket.seen_at), 0.0);
  return std::min(bucket.tokens + rested * rate_.per_second, rate_.burst);
}

// Callers who have rested long enough go first. Where all are busy everybody starts anew, rather than that memory grows.
void RateLimiter::Forget(absl::Time now) {
  std::erase_if(buckets_, [&](const auto& known) { return FilledAt(known.second, now) >= rate_.burst; });
  if (buckets_.size() >= callers_max_) buckets_.clear();
}

}  // namespace vanthu::gateway
