#pragma once

#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "absl/time/time.h"

namespace vanthu::gateway {

struct Rate {
  double per_second = 0;  // 0: unlimited
  double burst = 0;       // at once, after a rest
};

// A bucket of tokens for each caller. What it remembers is bounded: a full bucket is the same as none. Threads: any.
class RateLimiter {
 public:
  RateLimiter(Rate rate, size_t callers_max) : rate_(rate), callers_max_(callers_max) {}

  // Takes a token of the caller's. Nothing: go on; else how long to wait for the next one.
  std::optional<absl::Duration> Take(const std::string& caller, absl::Time now);

 private:
  struct Bucket {
    double tokens;
    absl::Time seen_at;
  };
  double FilledAt(const Bucket& bucket, absl::Time now) const;
  void Forget(absl::Time now);

  const Rate rate_;
  const size_t callers_max_;
  std::mutex mutex_;  // guards buckets_
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace vanthu::gateway
