#pragma once

#include <cstddef>
#include <vector>

#include "services/drafting/draft/draft.h"
#include "services/drafting/reading/sheet.h"

namespace vanthu::drafting {

// A paragraph made of the pieces [first, last] of a sheet, those of them that were free.
struct Paragraph {
  Block block;
  size_t first = 0;
  size_t last = 0;
};

// The free pieces of [begin, end) as paragraphs, each told its kind by how it begins. Lines that a text was broken into are
// joined, also over a blank line inside a sentence; that is said, and so is where a sentence may have begun a paragraph. Drawn
// rules are given away as labels.
std::vector<Paragraph> ParagraphsOf(Sheet& sheet, size_t begin, size_t end, Draft& draft);

}  // namespace vanthu::drafting
