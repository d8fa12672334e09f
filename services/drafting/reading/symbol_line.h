#pragma once

#include "services/drafting/draft/draft.h"
#include "services/drafting/reading/sheet.h"
#include "services/drafting/reading/zones.h"

namespace vanthu::drafting {

// Số và ký hiệu (Phụ lục I.II.3), from the header only: a number cited in the text is not the dispatch's. A blank number stays
// blank.
void ReadSymbol(Sheet& sheet, const Zones& zones, Draft& draft);

}  // namespace vanthu::drafting
