#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "services/drafting/draft/draft.h"
#include "services/drafting/layout/strip.h"

namespace vanthu::drafting {

// A table as wide as the text, of `width`. Its head is repeated on each page; a row is divided only where it is taller than half
// a page.
absl::StatusOr<std::vector<Strip>> TableStrips(const TextSetter& setter, const Table& table, Outline& outline,
                                               double width = kTextWidth);

// Whether an upright sheet would have it in letters that are hard to read.
absl::StatusOr<bool> WantsToLieAcross(const TextSetter& setter, const Table& table);

}  // namespace vanthu::drafting
