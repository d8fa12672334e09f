#include "services/drafting/layout/table_grid.h"

#include <algorithm>
#include <numeric>

namespace vanthu::drafting {
namespace {

// Which places are taken.
class Places {
 public:
  explicit Places(int rows) : taken_(static_cast<size_t>(rows)) {}

  bool Free(int row, int column) const {
    const auto& line = taken_[static_cast<size_t>(row)];
    return static_cast<size_t>(column) >= line.size() || !line[static_cast<size_t>(column)];
  }

  int FirstFree(int row) const {
    int column = 0;
    while (!Free(row, column)) ++column;
    return column;
  }

  void Take(const GridCell& cell) {
    const auto end = static_cast<size_t>(cell.column + cell.column_span);
    for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
      auto& line = taken_[static_cast<size_t>(row)];
      if (line.size() < end) line.resize(end, false);
      std::fill(line.begin() + cell.column, line.begin() + static_cast<std::ptrdiff_t>(end), true);
    }
  }

 private:
  std::vector<std::vector<bool>> taken_;
};

// A column at which no cell begins is part of the one before it: a span may say more columns than the table has.
void DropEmptyColumns(TableGrid& grid) {
  std::vector<int> before(static_cast<size_t>(grid.columns) + 1, 0);  // how many begin before each
  for (const GridCell& cell : grid.cells) before[static_cast<size_t>(cell.column) + 1] = 1;
  std::partial_sum(before.begin(), before.end(), before.begin());
  for (GridCell& cell : grid.cells) {
    const int end = before[static_cast<size_t>(cell.column + cell.column_span)];
    cell.column = before[static_cast<size_t>(cell.column)];
    cell.column_span = end - cell.column;
  }
  grid.columns = before.back();
}

void FillUp(TableGrid& grid) {
  Places places(grid.rows);
  for (const GridCell& cell : grid.cells) places.Take(cell);
  for (int row = 0; row < grid.rows; ++row) {
    for (int column = 0; column < grid.columns; ++column) {
      if (places.Free(row, column)) grid.cells.push_back({row, column, 1, 1, ""});
    }
  }
  std::sort(grid.cells.begin(), grid.cells.end(),
            [](const GridCell& a, const GridCell& b) { return a.row != b.row ? a.row < b.row : a.column < b.column; });
}

}  // namespace

TableGrid GridOf(const Table& table) {
  TableGrid grid;
  grid.rows = static_cast<int>(table.rows.size());
  grid.heading_rows = std::clamp(table.heading_rows, 0, grid.rows);
  Places places(grid.rows);
  for (int row = 0; row < grid.rows; ++row) {
    const int part_end = row < grid.heading_rows ? grid.heading_rows : grid.rows;
    for (const TableCell& given : table.rows[static_cast<size_t>(row)]) {
      GridCell cell = {row, places.FirstFree(row), 1, std::clamp(given.row_span, 1, part_end - row), given.text, given.emphasis};
      const int columns = std::min(given.column_span, kMostColumns);
      while (cell.column_span < columns && places.Free(row, cell.column + cell.column_span)) ++cell.column_span;
      places.Take(cell);
      grid.columns = std::max(grid.columns, cell.column + cell.column_span);
      grid.cells.push_back(std::move(cell));
    }
  }
  DropEmptyColumns(grid);
  FillUp(grid);
  return grid;
}

std::vector<double> ColumnWidths(const std::vector<double>& wished, const std::vector<double>& least, double total) {
  const double least_sum = std::accumulate(least.begin(), least.end(), 0.0);
  std::vector<bool> held(wished.size(), false);  // at its least width
  std::vector<double> widths(wished.size());
  for (bool again = true; again;) {
    again = false;
    double room = total;
    double share = 0;
    for (size_t i = 0; i < wished.size(); ++i) (held[i] ? room : share) += held[i] ? -least[i] : wished[i];
    for (size_t i = 0; i < wished.size(); ++i) {
      widths[i] = held[i] ? least[i] : room * wished[i] / share;
      if (held[i] || least_sum > total || widths[i] >= least[i]) continue;
      held[i] = again = true;
    }
  }
  return widths;
}

}  // namespace vanthu::drafting
