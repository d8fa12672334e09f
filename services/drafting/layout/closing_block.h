#pragma once

#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/drafting/draft/draft.h"
#include "services/drafting/layout/strip.h"

namespace vanthu::drafting {

// The signature block at the right and Nơi nhận at the left of it, level with its first line, and under that the drafter's code
// (Phụ lục I.II.7–9, I.III.4). The block is one piece with room for signature and seal; the recipients may go on to further
// pages. Where several sign they stand side by side, and Nơi nhận below them.
absl::StatusOr<std::vector<Strip>> ClosingStrips(const TextSetter& setter, const Draft& draft, std::string_view issuer,
                                                 Outline& outline);

}  // namespace vanthu::drafting
