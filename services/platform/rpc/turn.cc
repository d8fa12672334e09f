#include "services/platform/rpc/turn.h"

#include <utility>

namespace vanthu::rpc {

Turn::Step Turn::Wake() {
  std::lock_guard lock(mutex_);
  if (state_ == State::kWork) woken_ = true;
  if (state_ != State::kRest) return Step::kNothing;
  state_ = State::kWork;
  return Step::kWork;
}

Turn::Step Turn::Continue() {
  std::lock_guard lock(mutex_);
  return stopped_ ? Over(outcome_) : Step::kWork;
}

Turn::Step Turn::Rest() {
  std::lock_guard lock(mutex_);
  if (stopped_) return Over(outcome_);
  if (std::exchange(woken_, false)) return Step::kWork;
  state_ = State::kRest;
  return Step::kNothing;
}

Turn::Step Turn::End(absl::Status outcome) {
  std::lock_guard lock(mutex_);
  return Over(std::move(outcome));
}

Turn::Step Turn::Stop(absl::Status outcome) {
  std::lock_guard lock(mutex_);
  if (state_ == State::kOver || stopped_) return Step::kNothing;
  if (state_ == State::kRest) return Over(std::move(outcome));
  stopped_ = true;
  outcome_ = std::move(outcome);
  return Step::kNothing;
}

absl::Status Turn::outcome() {
  std::lock_guard lock(mutex_);
  return outcome_;
}

Turn::Step Turn::Over(absl::Status outcome) {
  state_ = State::kOver;
  if (!stopped_) outcome_ = std::move(outcome);
  stopped_ = true;
  return Step::kFinish;
}

}  // namespace vanthu::rpc
