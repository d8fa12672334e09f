#include "services/distribution/publication/resend_delay.h"

#include <algorithm>

namespace vanthu::distribution {
namespace {

constexpr int64_t kDoublingsMax = 9;

absl::Duration First(Urgency urgency) {
  switch (urgency) {
    case Urgency::kFlash:
      return absl::Minutes(1);
    case Urgency::kVeryUrgent:
      return absl::Minutes(2);
    case Urgency::kUrgent:
      return absl::Minutes(3);
    case Urgency::kNormal:
      return absl::Minutes(5);
  }
  return absl::Minutes(5);
}

}  // namespace

absl::Duration ResendDelayOf(Urgency urgency, int64_t sends, uint8_t chance) {
  const int64_t doublings = std::clamp<int64_t>(sends - 1, 0, kDoublingsMax);
  // The greatest delay grows by the same measure: an urgent one is asked for again more often even after a week.
  const absl::Duration greatest = absl::Hours(24) * absl::FDivDuration(First(urgency), First(Urgency::kNormal));
  const absl::Duration full = std::min(First(urgency) * (int64_t{1} << doublings), greatest);
  return full * 4 / 5 + full * 2 / 5 * chance / 255;
}

}  // namespace vanthu::distribution
