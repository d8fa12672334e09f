#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "services/drafting/draft/draft.h"
#include "services/drafting/layout/strip.h"

namespace vanthu::drafting {

// The foot of the dispatch: authority, position and name at the right (Phụ lục I.II.7), Nơi nhận with its Lưu line at the left,
// level with them (I.II.9b). The signature block is one piece; a long Nơi nhận runs on below it and over pages.
absl::StatusOr<std::vector<Strip>> ClosingStrips(const TextSetter& setter, const Draft& draft);

}  // namespace vanthu::drafting
