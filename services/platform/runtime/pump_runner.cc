#include "services/platform/runtime/pump_runner.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include "services/platform/status/reason.h"

namespace vanthu::runtime {
namespace {

// Longest sleep: a clock that was set forward is noticed within it.
constexpr absl::Duration kSleepMax = absl::Seconds(30);

}  // namespace

void PumpRunner::Add(Pump& pump) {
  auto made = std::make_unique<Turning>(pump);
  Turning& turning = *made;
  {
    std::lock_guard list(mutex_);
    turnings_.push_back(std::move(made));
  }
  pump.SetWaker([&turning] {
    std::lock_guard lock(turning.mutex);
    turning.woken = true;
    turning.changed.notify_one();
  });
  turning.thread = std::thread([this, &turning] { Turn(turning); });
}

std::vector<PumpState> PumpRunner::States() {
  std::vector<PumpState> states;
  std::lock_guard list(mutex_);
  for (const auto& turning : turnings_) {
    std::lock_guard lock(turning->mutex);
    states.push_back({std::string(turning->pump.name()), turning->runs, turning->is_failing});
  }
  return states;
}

void PumpRunner::Stop() {
  for (const auto& turning : turnings_) {
    turning->pump.SetWaker(nullptr);
    std::lock_guard lock(turning->mutex);
    turning->stopping = true;
    turning->changed.notify_one();
  }
  for (const auto& turning : turnings_) turning->thread.join();
  std::lock_guard list(mutex_);
  turnings_.clear();
}

void PumpRunner::Tell(Turning& turning) {
  absl::Status failure = turning.pump.last_failure();
  if (log_ != nullptr && !failure.ok() && failure != turning.told) {
    const auto reason = status::ReasonOf(failure);
    log_->Warning("pump.failed",
                  {{"pump", std::string(turning.pump.name())},
                   {"reason", reason ? std::string(status::Name(*reason)) : absl::StatusCodeToString(failure.code())},
                   {"cause", std::string(failure.message())},
                   {"cause_vi", status::Text(failure, status::Language::kVietnamese)}});
  }
  turning.told = std::move(failure);
}

void PumpRunner::Turn(Turning& turning) {
  absl::Time next = absl::InfinitePast();
  std::unique_lock lock(turning.mutex);
  while (!turning.stopping) {
    const absl::Time now = clock_.Now();
    if (next <= now || turning.woken) {
      turning.woken = false;  // a wake that comes from now on is for the next call
      lock.unlock();
      next = turning.pump.RunOnce(now);
      Tell(turning);
      lock.lock();
      ++turning.runs;
      turning.is_failing = !turning.told.ok();
      continue;
    }
    const absl::Duration sleep = std::min(next - now, kSleepMax);
    turning.changed.wait_for(lock, absl::ToChronoMicroseconds(absl::Ceil(sleep, absl::Microseconds(1))),
                             [&turning] { return turning.woken || turning.stopping; });
  }
}

}  // namespace vanthu::runtime
