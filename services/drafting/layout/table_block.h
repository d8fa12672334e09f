#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "services/drafting/draft/draft.h"
#include "services/drafting/layout/strip.h"

namespace vanthu::drafting {

// A table as wide as the text. Its head is repeated on each page; a row is divided only where it is taller than half a page.
absl::StatusOr<std::vector<Strip>> TableStrips(const TextSetter& setter, const Table& table, Outline& outline);

}  // namespace vanthu::drafting
