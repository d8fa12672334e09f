#pragma once

#include "services/drafting/draft/draft.h"
#include "services/drafting/reading/sheet.h"
#include "services/drafting/reading/zones.h"

namespace vanthu::drafting {

// Tên loại và trích yếu (Phụ lục I.II.5): the type by its title, else by the symbol, else công văn; the abstract under the title,
// or after "V/v" on one or several lines: before or after place and date, or, from files whose text boxes come last, in the tail.
// After the symbol has been read; before the names.
void ReadTypeAndAbstract(Sheet& sheet, const Zones& zones, Draft& draft);

}  // namespace vanthu::drafting
