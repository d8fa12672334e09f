#include "services/platform/runtime/drain_deadline.h"

#include <chrono>
#include <cstdlib>

namespace vanthu::runtime {
namespace {

constexpr absl::Duration kUncancelled = absl::Seconds(5);
constexpr int kOverdue = 3;

}  // namespace

DrainDeadline::DrainDeadline(absl::Duration grace, JsonLog& log) {
  thread_ = std::thread([this, wait = absl::ToChronoMilliseconds(grace + kUncancelled), &log] {
    std::unique_lock lock(mutex_);
    if (changed_.wait_for(lock, wait, [this] { return is_over_; })) return;
    log.Error("process.drain_overdue");
    std::_Exit(kOverdue);
  });
}

DrainDeadline::~DrainDeadline() {
  {
    std::lock_guard lock(mutex_);
    is_over_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

}  // namespace vanthu::runtime
