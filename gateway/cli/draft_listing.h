#pragma once

#include <ostream>

#include "gateway/cli/console.h"
#include "services/drafting/draft/draft.h"

namespace vanthu::cli {

// A draft for a person's eyes: its components in the order of the page, then what reading changed, could not decide or place.
void ListDraft(const drafting::Draft& draft, const ShowOptions& options, std::ostream& out);

}  // namespace vanthu::cli
