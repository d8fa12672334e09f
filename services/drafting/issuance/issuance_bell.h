#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <utility>

namespace vanthu::drafting {

// Tells watchers in this process that some issuance has changed; they look for themselves. Threads: any.
class IssuanceBell {
 public:
  int64_t Subscribe(std::function<void()> listener) {
    std::lock_guard lock(mutex_);
    listeners_.emplace(++last_, std::move(listener));
    return last_;
  }
  void Unsubscribe(int64_t subscription) {
    std::lock_guard lock(mutex_);
    listeners_.erase(subscription);
  }
  void Ring() {
    std::lock_guard lock(mutex_);
    for (const auto& [subscription, listener] : listeners_) listener();
  }

 private:
  std::mutex mutex_;  // guards last_ and listeners_
  int64_t last_ = 0;
  std::map<int64_t, std::function<void()>> listeners_;
};

}  // namespace vanthu::drafting
