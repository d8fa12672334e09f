#include "services/distribution/delivery/delivery_status.h"

#include <algorithm>
#include <tuple>

namespace vanthu::distribution {
namespace {

auto Key(const ReachedStatus& reached) { return std::tie(reached.attempt, reached.status); }
auto Told(const ReachedStatus& reached) { return std::tie(reached.reached_at, reached.reason); }

// 01, 03, 04, 05, 06 rise in the order of their numbers; 02 and a recall's codes are no step of this way.
int StepOf(ReceiptStatus status) {
  const int code = static_cast<int>(status);
  return status == ReceiptStatus::kRefused || !IsAnswer(status) ? 0 : code;
}

}  // namespace

bool IsAnswer(ReceiptStatus status) { return status <= ReceiptStatus::kDone; }

std::vector<ReachedStatus> With(std::vector<ReachedStatus> known, const ReachedStatus& reached) {
  const auto place = std::lower_bound(known.begin(), known.end(), reached,
                                      [](const ReachedStatus& a, const ReachedStatus& b) { return Key(a) < Key(b); });
  if (place == known.end() || Key(*place) != Key(reached)) {
    known.insert(place, reached);
  } else if (Told(reached) < Told(*place)) {
    *place = reached;
  }
  return known;
}

JudgedDelivery Judge(const Unanswered& otherwise, const std::vector<ReachedStatus>& known) {
  JudgedDelivery judged{.state = otherwise.state};
  const ReachedStatus* refused = nullptr;
  for (const ReachedStatus& reached : known) {
    if (reached.attempt != otherwise.attempt) continue;
    if (reached.status == ReceiptStatus::kRefused) refused = &reached;
    judged.status = std::max(judged.status, StepOf(reached.status));
  }
  if (refused != nullptr) {
    judged.state = DeliveryState::kRefused;
    judged.reason = refused->reason;
  } else if (judged.status > 0) {
    judged.state = DeliveryState::kReceipted;
  }
  return judged;
}

}  // namespace vanthu::distribution
