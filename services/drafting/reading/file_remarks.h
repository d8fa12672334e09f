#pragma once

#include "services/drafting/draft/draft.h"
#include "services/drafting/reading/sheet.h"

namespace vanthu::drafting {

// Says what in the words of a file a person should look at, whatever field they went to: tone marks in the wrong place, words
// that were joined, letters that are written from right to left. Nothing of it is changed.
void SayOddWords(const Sheet& sheet, Draft& draft);

}  // namespace vanthu::drafting
