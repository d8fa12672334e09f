#pragma once

#include <string_view>
#include <vector>

#include "services/drafting/draft/draft.h"
#include "services/drafting/reading/regions.h"

namespace vanthu::drafting {

// A part of a line: one of its columns, or one of several components that were glued to one line.
struct LinePart {
  Cell cell = Cell::kWhole;
  std::string_view text;
};

// The two halves of a line that is set in columns.
struct Columns {
  std::string_view left;
  std::string_view right;
};

// Where a line may be parted: at each tab and each run of at least three blanks, the widest first.
std::vector<Columns> PossibleColumns(std::string_view line);

// The line as the columns or components that stand on it; one part where it is neither. A blank number or day leaves gaps too
// ("Số:      /TB-STC"), and a sentence may hold a date: a line is parted only where what comes out is more telling than the
// whole.
std::vector<LinePart> PartsOf(std::string_view line, Region region);

}  // namespace vanthu::drafting
