#include "gateway/cli/trial/patience.h"

#include <algorithm>
#include <thread>

namespace vanthu::cli {
namespace {

constexpr absl::Duration kShortest = absl::Milliseconds(20);
constexpr absl::Duration kLongest = absl::Milliseconds(500);

}  // namespace

bool Patience::IsOver(const std::string& state) {
  if (state != state_) since_ = clock_.Now();
  state_ = state;
  return clock_.Now() - since_ > patience_;
}

void Patience::Pause() {
  const absl::Duration still = clock_.Now() - since_;
  std::this_thread::sleep_for(absl::ToChronoMilliseconds(std::clamp(still / 4, kShortest, kLongest)));
}

}  // namespace vanthu::cli
