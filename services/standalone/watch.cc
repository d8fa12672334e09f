#include "services/standalone/watch.h"

namespace vanthu::standalone {
namespace {

constexpr absl::Duration kLook = absl::Milliseconds(100);  // how often a person's screen is brought up to date

}  // namespace

Watch::Watch(Clock& clock, absl::Duration patience, const Wait& wait)
    : clock_(clock), patience_(patience), wait_(wait), since_(clock.Now()) {}

absl::Status Watch::Pause() {
  if (!wait_(kLook)) return absl::OkStatus();
  return absl::CancelledError(
      "Đã dừng theo yêu cầu; chạy lại cùng lệnh để tiếp tục. Stopped as asked; the same command goes on from here.");
}

bool Watch::IsStuck(const std::string& state) {
  if (state != state_) since_ = clock_.Now();
  state_ = state;
  return clock_.Now() - since_ > patience_;
}

}  // namespace vanthu::standalone
