#include "gateway/http/live_calls.h"

#include <utility>
#include <vector>

#include "grpcpp/client_context.h"

namespace vanthu::gateway {

bool LiveCalls::Place::Take(LiveCalls& calls, grpc::ClientContext* context, std::function<void()> wind_up) {
  std::lock_guard lock(calls.mutex_);
  if (calls.stopping_ || (calls.winding_up_ && wind_up)) return false;
  calls.calls_.emplace(context, std::move(wind_up));
  ++calls.places_;
  calls_ = &calls;
  context_ = context;
  return true;
}

void LiveCalls::Place::Done() {
  if (calls_ == nullptr) return;
  std::function<void()> dropped;  // what it holds is not to go under the lock
  std::lock_guard lock(calls_->mutex_);
  const auto found = calls_->calls_.find(context_);
  if (found == calls_->calls_.end()) return;
  dropped = std::move(found->second);
  calls_->calls_.erase(found);
}

LiveCalls::Place::~Place() {
  if (calls_ == nullptr) return;
  Done();
  std::lock_guard lock(calls_->mutex_);
  --calls_->places_;
  calls_->left_.notify_all();
}

void LiveCalls::WindUp() {
  std::vector<std::function<void()>> endless;
  {
    std::lock_guard lock(mutex_);
    winding_up_ = true;
    for (const auto& [context, wind_up] : calls_) {
      if (wind_up) endless.push_back(wind_up);
    }
  }
  for (const auto& wind_up : endless) wind_up();
}

void LiveCalls::Stop() {
  std::unique_lock lock(mutex_);
  stopping_ = true;
  for (const auto& [context, wind_up] : calls_) context->TryCancel();
  left_.wait(lock, [this] { return places_ == 0; });
}

}  // namespace vanthu::gateway
