#pragma once

#include "services/drafting/draft/draft.h"
#include "services/drafting/reading/sheet.h"
#include "services/drafting/reading/zones.h"

namespace vanthu::drafting {

// Địa danh và thời gian ban hành (Phụ lục I.II.4), from the header only: a date in the text is never taken for the dispatch's,
// and a blank part stays blank.
void ReadPlaceAndDate(Sheet& sheet, const Zones& zones, Draft& draft);

}  // namespace vanthu::drafting
