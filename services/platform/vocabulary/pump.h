#pragma once

#include <functional>
#include <mutex>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace vanthu {

// Background work that a room offers: relay, intake, saga resumer. A pump has no thread; platform/runtime turns it
// in a process, a test turns it by hand, in any order. Threads: RunOnce by one caller at a time; Wake from any.
class Pump {
 public:
  virtual ~Pump() = default;

  virtual std::string_view name() const = 0;  // "distribution.relay": in logs and metrics

  // Does one bounded piece of work and says when it wants to be called again: `now` for "at once, there is more",
  // absl::InfiniteFuture() for "when woken". It handles its own failures: it records them where people look, and backs off.
  virtual absl::Time RunOnce(absl::Time now) = 0;

  // What the last RunOnce failed at and will try again; OK where nothing. For the log; asked by the thread that turns the pump.
  virtual absl::Status last_failure() const = 0;

  // "There is work": brings the next RunOnce forward.
  void Wake() {
    std::lock_guard lock(mutex_);
    if (waker_) waker_();
  }
  void SetWaker(std::function<void()> waker) {
    std::lock_guard lock(mutex_);
    waker_ = std::move(waker);
  }

 private:
  std::mutex mutex_;  // guards waker_
  std::function<void()> waker_;
};

}  // namespace vanthu
