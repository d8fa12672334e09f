#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "absl/time/time.h"
#include "services/platform/runtime/json_log.h"

namespace vanthu::runtime {

// Ends the process where the draining outlasts its deadline: a piece of work that hangs at a peer must not hold up a machine that
// goes down. Whatever was under way is resumed as after a kill. Destroyed in time, it does nothing.
class DrainDeadline {
 public:
  // `log` outlives it. The process ends, with code 3, when `grace` and some seconds for what cannot be cancelled are over.
  DrainDeadline(absl::Duration grace, JsonLog& log);
  ~DrainDeadline();
  DrainDeadline(const DrainDeadline&) = delete;
  DrainDeadline& operator=(const DrainDeadline&) = delete;

 private:
  std::mutex mutex_;  // guards is_over_
  std::condition_variable changed_;
  bool is_over_ = false;
  std::thread thread_;
};

}  // namespace vanthu::runtime
