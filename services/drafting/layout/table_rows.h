#pragma once

#include <vector>

#include "services/drafting/layout/strip.h"

namespace vanthu::drafting {

inline constexpr double kCellPadding = 4;
inline constexpr double kRowPadding = 2.5;

// A cell whose text is set, at its place from the left margin.
struct SetCell {
  int row = 0;
  int row_span = 1;
  double left = 0;
  double right = 0;
  bool in_the_middle = false;  // of its height; else at its top
  SetText text;
  int element = kArtifact;
  bool open_above = false;  // no rule between it and the cell there
  bool open_below = false;
};

// The rows of a table, whose cells are in order, with their rules: rows that a cell joins are one strip while they fit on half a
// page; else each row stands for itself, and one that is still taller is divided between its lines. The head's rows are repeated
// wherever a page begins in the table.
std::vector<Strip> RowStrips(const std::vector<SetCell>& cells, int rows, int heading_rows);

}  // namespace vanthu::drafting
