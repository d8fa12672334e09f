#pragma once

#include <cstddef>

#include "services/drafting/draft/draft.h"
#include "services/drafting/reading/sheet.h"

namespace vanthu::drafting {

// The content (Phụ lục I.II.6) from the free pieces of [begin, end): paragraphs and tables, each told its kind; the closing mark
// and the note on attachments apart.
void ReadBody(Sheet& sheet, size_t begin, size_t end, Certainty certainty, Draft& draft);

}  // namespace vanthu::drafting
