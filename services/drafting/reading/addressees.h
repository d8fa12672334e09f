#pragma once

#include <cstddef>

#include "services/drafting/draft/draft.h"
#include "services/drafting/reading/sheet.h"
#include "services/drafting/reading/zones.h"

namespace vanthu::drafting {

// Kính gửi (Phụ lục I.II.9a): one addressee on the label's line, or one per line. A công điện has none; its list behind "… điện:"
// stays in the content and is read a second time as its addressees. After the abstract. Returns where the content begins.
size_t ReadAddressees(Sheet& sheet, const Zones& zones, Draft& draft);

}  // namespace vanthu::drafting
