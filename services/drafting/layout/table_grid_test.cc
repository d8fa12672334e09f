#include "services/drafting/layout/table_grid.h"

#include <gtest/gtest.h>

#include <numeric>
#include <random>
#include <set>

namespace vanthu::drafting {
namespace {

void ExpectEachPlaceOnce(const TableGrid& grid) {
  std::set<std::pair<int, int>> places;
  for (const GridCell& cell : grid.cells) {
    for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
      for (int column = cell.column; column < cell.column + cell.column_span; ++column) {
        EXPECT_TRUE(places.emplace(row, column).second) << row << "/" << column;
        EXPECT_LT(row, grid.rows);
        EXPECT_LT(column, grid.columns);
      }
    }
    EXPECT_TRUE(cell.row >= grid.heading_rows || cell.row + cell.row_span <= grid.heading_rows);
  }
  EXPECT_EQ(places.size(), static_cast<size_t>(grid.rows * grid.columns));
}

TEST(TableGrid, PutsCellsBesideThoseThatReachDown) {
  const TableGrid grid = GridOf({0, {}, {{{"a", 1, 2}, {"b"}}, {{"c"}}}});
  ASSERT_EQ(grid.cells.size(), 3u);
  EXPECT_EQ(grid.cells[2].text, "c");
  EXPECT_EQ(grid.cells[2].column, 1);
  ExpectEachPlaceOnce(grid);
}

TEST(TableGrid, EndsSpansAtTheTableAndAtItsHead) {
  const TableGrid grid = GridOf({1, {}, {{{"a", 1, 5}, {"b"}}, {{"c", 1, 9}, {"d"}}}});
  EXPECT_EQ(grid.cells[0].row_span, 1);
  EXPECT_EQ(grid.cells[2].row_span, 1);
  ExpectEachPlaceOnce(grid);
}

TEST(TableGrid, HasNoColumnsBecauseASpanSaysSo) {
  const TableGrid grid = GridOf({0, {}, {{{"a", 1000000000, 1}}, {{"b"}}, {{"c"}, {"d"}}}});
  EXPECT_EQ(grid.columns, 2);
  ExpectEachPlaceOnce(grid);
}

TEST(TableGrid, GivesEachPlaceToOneCellWhateverTheRowsHold) {
  std::mt19937 random(7);
  const auto upto = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
  for (int table = 0; table < 500; ++table) {
    Table given;
    given.heading_rows = upto(6) - 1;
    given.rows.resize(static_cast<size_t>(upto(8)));
    for (auto& row : given.rows) {
      row.resize(static_cast<size_t>(upto(5)));
      for (TableCell& cell : row) cell = {"x", upto(6) - 1, upto(6) - 1};
    }
    ExpectEachPlaceOnce(GridOf(given));
  }
}

TEST(ColumnWidths, ShareTheWidthAndKeepEachWord) {
  const auto widths = ColumnWidths({10, 10, 400}, {60, 20, 80}, 420);
  EXPECT_NEAR(widths[0], 60, 0.01);
  EXPECT_NEAR(widths[1], 20, 0.01);
  EXPECT_NEAR(widths[2], 340, 0.01);
  const auto shared = ColumnWidths({1, 3}, {10, 10}, 200);
  EXPECT_NEAR(shared[0], 50, 0.01);
  EXPECT_NEAR(shared[1], 150, 0.01);
}

TEST(ColumnWidths, FillTheWidthEvenWhereWordsDoNotFit) {
  const auto widths = ColumnWidths({100, 100}, {300, 300}, 400);
  EXPECT_NEAR(std::accumulate(widths.begin(), widths.end(), 0.0), 400, 0.01);
}

}  // namespace
}  // namespace vanthu::drafting
