#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "services/drafting/draft/draft.h"
#include "services/drafting/layout/strip.h"

namespace vanthu::drafting {

// Kính gửi (Phụ lục I.II.9a): one addressee on the label's line, several in a list whose dashes stand under its colon. A công
// điện (mẫu 1.6) says "<issuer> điện:" in its place.
absl::StatusOr<std::vector<Strip>> AddresseeStrips(const TextSetter& setter, const Draft& draft, std::string_view issuer,
                                                   Outline& outline);

}  // namespace vanthu::drafting
