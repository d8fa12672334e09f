#pragma once

#include <cstddef>

#include "services/drafting/draft/draft.h"
#include "services/drafting/reading/sheet.h"

namespace vanthu::drafting {

// Whether an annex begins with this piece: "PHỤ LỤC …", or a title in capitals with "(Kèm theo …)" under it, as a quy chế has
// that a quyết định promulgates.
bool BeginsAnnex(const Sheet& sheet, size_t at);

// What stands behind the signature from `begin` on (Phụ lục I.III.1): annexes, each with label, title, note and content. What a
// web page put behind them stays unplaced.
void ReadAnnexes(Sheet& sheet, size_t begin, Draft& draft);

}  // namespace vanthu::drafting
