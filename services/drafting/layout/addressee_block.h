#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "services/drafting/draft/draft.h"
#include "services/drafting/layout/strip.h"

namespace vanthu::drafting {

// Kính gửi (Phụ lục I.II.9a): one recipient on the label's line; more, each on its own, their dashes under the label's colon.
// None: nothing.
absl::StatusOr<std::vector<Strip>> AddresseeStrips(const TextSetter& setter, const std::vector<RecipientItem>& addressees);

}  // namespace vanthu::drafting
