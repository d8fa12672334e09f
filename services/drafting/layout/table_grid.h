#pragma once

#include <string>
#include <vector>

#include "services/drafting/draft/draft.h"

namespace vanthu::drafting {

struct GridCell {
  int row = 0;
  int column = 0;
  int column_span = 1;
  int row_span = 1;
  std::string text;
  std::vector<Emphasis> emphasis;
};

// More cannot be read on a page; reading gives up long before.
inline constexpr int kMostColumns = 64;

// A table's cells at their places. Whatever the rows hold, each place belongs to exactly one cell: spans that run over others,
// over the table's edge or from its head into its body end before, and what is missing is an empty cell.
struct TableGrid {
  int rows = 0;
  int columns = 0;
  int heading_rows = 0;
  std::vector<GridCell> cells;  // row by row
};

TableGrid GridOf(const Table& table);

// The widths of columns in a table of `total`: as wide as `wished`, in proportion, but none under its `least` while that can be.
std::vector<double> ColumnWidths(const std::vector<double>& wished, const std::vector<double>& least, double total);

}  // namespace vanthu::drafting
