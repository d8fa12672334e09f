#pragma once

#include "services/drafting/draft/draft.h"
#include "tests/support/line_breaker.h"

namespace vanthu::support {

// Nơi nhận and the signature block, in the order of the layout, and what stands under them.
Lines PrintTail(const drafting::Draft& draft, const DispatchLayout& layout, LineBreaker& breaker);

}  // namespace vanthu::support
