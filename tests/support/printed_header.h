#pragma once

#include "services/drafting/draft/draft.h"
#include "tests/support/line_breaker.h"

namespace vanthu::support {

// Number and symbol, place and date as the form has them, with blanks for what is not given.
std::string SymbolText(const drafting::Draft& draft);
std::string DateText(const drafting::Draft& draft);
// "V/v …" of a công văn; none for the other types.
Lines SubjectLines(const drafting::Draft& draft, const DispatchLayout& layout, LineBreaker& breaker);

// Everything above Kính gửi or the title.
Lines PrintHeader(const drafting::Draft& draft, const DispatchLayout& layout, LineBreaker& breaker);

}  // namespace vanthu::support
