#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace vanthu::benchmark {

inline constexpr int kCallers = 64;

// So many threads call `once` with their own index again and again for `span`; gives the calls per second. The first failure is
// the result.
inline absl::StatusOr<double> RateOfCallers(absl::Duration span, const std::function<absl::Status(int caller)>& once) {
  std::atomic<int64_t> calls = 0;
  std::mutex mutex;  // guards failure
  absl::Status failure;
  const absl::Time start = absl::Now();
  std::vector<std::thread> callers;
  callers.reserve(kCallers);
  for (int caller = 0; caller < kCallers; ++caller) {
    callers.emplace_back([&, caller] {
      while (absl::Now() - start < span) {
        if (const absl::Status status = once(caller); !status.ok()) {
          std::lock_guard lock(mutex);
          failure.Update(status);
          return;
        }
        ++calls;
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
  if (!failure.ok()) return failure;
  return static_cast<double>(calls) / absl::ToDoubleSeconds(absl::Now() - start);
}

}  // namespace vanthu::benchmark
