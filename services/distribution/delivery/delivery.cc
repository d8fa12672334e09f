#include "services/distribution/delivery/delivery.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_format.h"

namespace vanthu::distribution {

std::string DeliveryName::Text() const { return absl::StrFormat("%s/deliveries/%s", dispatch.Text(), id.text()); }

std::string OutboxNameOf(const DeliveryId& delivery, Attempt attempt) {
  return absl::StrFormat("%s/%d", delivery.text(), attempt);
}

Delivery Judged(Delivery delivery, const std::vector<ReachedStatus>& known, absl::Time now) {
  JudgedDelivery judged = Judge({delivery.attempt, delivery.state}, known);
  const bool is_answer = judged.state == DeliveryState::kReceipted || judged.state == DeliveryState::kRefused;
  if (judged.state != delivery.state || judged.status != delivery.status) delivery.updated_at = now;
  delivery.state = judged.state;
  delivery.status = judged.status;
  delivery.is_answered =
      std::any_of(known.begin(), known.end(), [](const ReachedStatus& reached) { return IsAnswer(reached.status); });
  if (is_answer) {
    // The recipient's own word ends what its connector reported on the way.
    delivery.reason = std::move(judged.reason);
    delivery.progress.clear();
    delivery.next_try_at.reset();
  }
  return delivery;
}

}  // namespace vanthu::distribution
