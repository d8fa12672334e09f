#include "gateway/http/heartbeat.h"

#include <iterator>
#include <utility>

namespace vanthu::gateway {

Heartbeat::Heartbeat(absl::Duration every) : thread_([this, every] { Run(absl::ToChronoMilliseconds(every)); }) {}

Heartbeat::~Heartbeat() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Heartbeat::Join(Beat beat) {
  std::lock_guard lock(mutex_);
  joined_.push_back(std::move(beat));
}

void Heartbeat::Run(std::chrono::milliseconds every) {
  std::unique_lock lock(mutex_);
  while (!changed_.wait_for(lock, every, [this] { return stopping_; })) {
    std::vector<Beat> beats = std::exchange(joined_, {});
    lock.unlock();  // a beat may write to the network
    const Moment now = std::chrono::steady_clock::now();
    std::erase_if(beats, [now](const Beat& beat) { return !beat(now); });
    lock.lock();
    std::move(beats.begin(), beats.end(), std::back_inserter(joined_));
  }
}

}  // namespace vanthu::gateway
