#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "absl/time/time.h"

namespace vanthu::gateway {

// The one thread that tells open streams that time has passed. Threads: Join from any.
class Heartbeat {
 public:
  using Moment = std::chrono::steady_clock::time_point;
  using Beat = std::function<bool(Moment now)>;  // false: no more beats are wanted. Must not block.

  explicit Heartbeat(absl::Duration every);
  ~Heartbeat();

  void Join(Beat beat);

 private:
  void Run(std::chrono::milliseconds every);

  std::mutex mutex_;  // guards joined_, stopping_
  std::condition_variable changed_;
  std::vector<Beat> joined_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace vanthu::gateway
