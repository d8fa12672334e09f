#include "tests/integration/pump_turner.h"

#include <algorithm>

namespace vanthu::integration {

PumpTurner::PumpTurner(const std::vector<Pump*>& pumps) {
  for (Pump* pump : pumps) {
    Turning& turning = turnings_.emplace_back(Turning{pump});
    pump->SetWaker([this, &turning] {
      std::lock_guard lock(mutex_);
      turning.due = absl::InfinitePast();
    });
  }
}

PumpTurner::~PumpTurner() {
  for (const Turning& turning : turnings_) turning.pump->SetWaker(nullptr);
}

int PumpTurner::TurnDue(absl::Time now) {
  int turned = 0;
  for (Turning& turning : turnings_) {
    if (!Begin(turning, now)) continue;
    const absl::Time next = turning.pump->RunOnce(now);
    std::lock_guard lock(mutex_);
    turning.due = std::min(turning.due, next);
    ++turned;
  }
  return turned;
}

absl::Time PumpTurner::NextDue() {
  std::lock_guard lock(mutex_);
  absl::Time next = absl::InfiniteFuture();
  for (const Turning& turning : turnings_) next = std::min(next, turning.due);
  return next;
}

// A wake that comes from now on is for the next turn.
bool PumpTurner::Begin(Turning& turning, absl::Time now) {
  std::lock_guard lock(mutex_);
  if (turning.due > now) return false;
  turning.due = absl::InfiniteFuture();
  return true;
}

}  // namespace vanthu::integration
