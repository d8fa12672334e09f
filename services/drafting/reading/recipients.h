#pragma once

#include <vector>

#include "services/drafting/draft/draft.h"
#include "services/drafting/reading/sheet.h"
#include "services/drafting/reading/zones.h"

namespace vanthu::drafting {

// Nơi nhận and its Lưu line (Phụ lục I.II.9b), whether the signature block stands after, before or between them. After the
// signature.
void ReadRecipients(Sheet& sheet, const Zones& zones, Draft& draft);

// What else stands in the tail or at the foot of the first page: the drafter's code and number of copies (Phụ lục I.III.4), the
// agency's address (I.III.5). After the recipients.
void ReadTailNotes(Sheet& sheet, const Zones& zones, Draft& draft);

// The foot of the first page: the agency's address, too. After origins and unplaced lines of the sheet.
void ReadFoot(const std::vector<UnplacedLine>& foot, Draft& draft);

}  // namespace vanthu::drafting
