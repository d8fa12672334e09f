#pragma once

#include "services/drafting/draft/draft.h"
#include "services/drafting/reading/sheet.h"
#include "services/drafting/reading/zones.h"

namespace vanthu::drafting {

// Nơi nhận and its Lưu line (Phụ lục I.II.9b), whether the signature block stands after, before or between them. After the
// signature.
void ReadRecipients(Sheet& sheet, const Zones& zones, Draft& draft);

// "Lưu: VT, <drafting unit>, <drafter's initials>": also without colon, as people type it.
ArchiveLine ParseArchive(std::string_view text, Span span);

}  // namespace vanthu::drafting
