#pragma once

#include "services/drafting/draft/draft.h"
#include "services/drafting/reading/sheet.h"
#include "services/drafting/reading/zones.h"

namespace vanthu::drafting {

// Authority, position and full name (Điều 13; Phụ lục I.II.7), after the list of recipients, before it, or line by line between.
// A position signed as acting keeps its "Q." (it is the signer's own). What stands in doubt is said; a name is never made out of
// other words.
void ReadSignature(Sheet& sheet, const Zones& zones, Draft& draft);

}  // namespace vanthu::drafting
