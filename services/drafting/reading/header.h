#pragma once

#include "services/drafting/draft/draft.h"
#include "services/drafting/reading/sheet.h"
#include "services/drafting/reading/zones.h"

namespace vanthu::drafting {

// Secrecy, urgency and circulation marks are taken wherever they stand as a line of their own: passing one over is the worse
// mistake.
void ReadMarks(Sheet& sheet, Draft& draft);

// Quốc hiệu, the issuer and its parent body, drawn rules (Phụ lục I.II.1–2), in the header only. After symbol, date and abstract
// have been read.
void ReadNamesAndRules(Sheet& sheet, const Zones& zones, Draft& draft);

}  // namespace vanthu::drafting
