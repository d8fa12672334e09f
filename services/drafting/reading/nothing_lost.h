#pragma once

#include <string>

#include "services/drafting/draft/draft.h"

namespace vanthu::drafting {

// For tests: fails unless each part of each line that is not blank stands in exactly one origin or is unplaced, and each of its
// words is kept somewhere in the draft, but for those of labels and marks.
void ExpectNothingLost(const std::string& file, const Draft& draft);

}  // namespace vanthu::drafting
