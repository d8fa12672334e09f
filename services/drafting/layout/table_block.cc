#include "services/drafting/layout/table_block.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "services/drafting/layout/table_grid.h"
#include "services/drafting/layout/table_rows.h"
#include "services/platform/status/macros.h"

namespace vanthu::drafting {
namespace {

constexpr status::Bilingual kComponent = {"bảng", "table"};
// I.II.6 asks for 13–14; a table of many columns may be smaller rather than break its words.
constexpr std::array<double, 4> kSizes = {13, 12, 11, 10};
constexpr double kLeastUpright = 12;  // a sheet may lie across instead (I.I.2)

size_t Letters(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

std::string_view Longest(std::string_view text, const char* separators, std::string_view found) {
  while (!text.empty()) {
    const size_t end = std::min(text.find_first_of(separators), text.size());
    const std::string_view part = text.substr(0, end);
    if (Letters(part) > Letters(found)) found = part;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return found;
}

bool IsNumber(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char byte) {
    return absl::ascii_isdigit(static_cast<unsigned char>(byte)) ||
           std::string_view(".,%-/ ").find(byte) != std::string_view::npos;
  });
}

// What is asked of each column: room for its longest word, and as much as its longest line would like.
struct ColumnNeeds {
  std::vector<double> least;
  std::vector<double> wished;

  double Least() const { return std::accumulate(least.begin(), least.end(), 0.0); }
};

absl::StatusOr<double> WidthOf(const TextSetter& setter, std::string_view text, TextStyle style) {
  ASSIGN_OR_RETURN(const SetText set, setter.Set({kComponent, std::string(text), style}, {0, 20 * kTextWidth}));
  return set.width + 2 * kCellPadding;
}

absl::StatusOr<ColumnNeeds> NeedsOf(const TextSetter& setter, const TableGrid& grid, double points, double width) {
  ColumnNeeds needs;
  for (int column = 0; column < grid.columns; ++column) {
    std::string_view word, line;
    bool bold = false;
    for (const GridCell& cell : grid.cells) {
      if (cell.column != column || cell.column_span > 1) continue;
      const std::string_view longer = Longest(cell.text, " \n", word);
      if (longer != word) bold = cell.row < grid.heading_rows || !cell.emphasis.empty();
      word = longer;
      line = Longest(cell.text, "\n", line);
    }
    ASSIGN_OR_RETURN(needs.least.emplace_back(), WidthOf(setter, word, {points, bold}));
    ASSIGN_OR_RETURN(const double wished, WidthOf(setter, line, {points}));
    needs.wished.push_back(std::clamp(wished, needs.least.back(), std::max(width / 2, needs.least.back())));
  }
  return needs;
}

struct Measured {
  double points = 0;
  std::vector<double> widths;
};

absl::StatusOr<Measured> Measure(const TextSetter& setter, const Table& table, const TableGrid& grid, double width) {
  Measured measured;
  for (const double points : kSizes) {
    ASSIGN_OR_RETURN(ColumnNeeds needs, NeedsOf(setter, grid, points, width));
    if (table.column_widths.size() == needs.wished.size()) {
      for (size_t i = 0; i < needs.wished.size(); ++i) needs.wished[i] = std::max(table.column_widths[i], 1);
    }
    measured = {points, ColumnWidths(needs.wished, needs.least, width)};
    if (needs.Least() <= width) break;
  }
  return measured;
}

// A column of nothing but numbers stands in the middle.
std::vector<bool> ColumnsOfNumbers(const TableGrid& grid) {
  std::vector<bool> numbers(static_cast<size_t>(grid.columns), true);
  for (const GridCell& cell : grid.cells) {
    if (cell.row >= grid.heading_rows && !IsNumber(cell.text)) numbers[static_cast<size_t>(cell.column)] = false;
  }
  return numbers;
}

absl::StatusOr<std::vector<SetCell>> SetCells(const TextSetter& setter, const TableGrid& grid, const Measured& measured) {
  const std::vector<bool> numbers = ColumnsOfNumbers(grid);
  std::vector<double> lefts = {0};
  for (const double width : measured.widths) lefts.push_back(lefts.back() + width);
  std::vector<SetCell> cells;
  for (const GridCell& cell : grid.cells) {
    const bool head = cell.row < grid.heading_rows;
    const double left = lefts[static_cast<size_t>(cell.column)];
    const double right = lefts[static_cast<size_t>(cell.column + cell.column_span)];
    const bool centred = head || (numbers[static_cast<size_t>(cell.column)] && cell.column_span == 1);
    const TextFrame frame = {left + kCellPadding, right - left - 2 * kCellPadding, centred ? Align::kCentre : Align::kLeft};
    ASSIGN_OR_RETURN(SetText set, setter.Set({kComponent, cell.text, {measured.points, head}, cell.emphasis}, frame));
    cells.push_back({cell.row, cell.row_span, left, right, head || cell.row_span > 1, std::move(set)});
  }
  return cells;
}

// The cells' elements, row by row: a head's cell stands over its column.
void AddElements(const TableGrid& grid, std::vector<SetCell>& cells, Outline& outline) {
  const int table = outline.Add("Table");
  int row = kArtifact;
  for (size_t i = 0; i < cells.size(); ++i) {
    const GridCell& cell = grid.cells[i];
    if (i == 0 || grid.cells[i - 1].row != cell.row) row = outline.Add("TR", table);
    cells[i].element = outline.AddCell(row, cell.row < grid.heading_rows ? "Column" : "", cell.column_span, cell.row_span);
  }
}

}  // namespace

absl::StatusOr<std::vector<Strip>> TableStrips(const TextSetter& setter, const Table& table, Outline& outline, double width) {
  const TableGrid grid = GridOf(table);
  if (grid.columns == 0) return std::vector<Strip>();
  if (grid.columns > kMostColumns) return PageNotSet(kComponent, {"quá nhiều cột", "it has too many columns"});
  ASSIGN_OR_RETURN(const Measured measured, Measure(setter, table, grid, width));
  ASSIGN_OR_RETURN(std::vector<SetCell> cells, SetCells(setter, grid, measured));
  AddElements(grid, cells, outline);
  std::vector<Strip> strips = RowStrips(cells, grid.rows, grid.heading_rows);
  for (Strip& strip : strips) strip.component = kComponent;
  return strips;
}

absl::StatusOr<bool> WantsToLieAcross(const TextSetter& setter, const Table& table) {
  const TableGrid grid = GridOf(table);
  if (grid.columns == 0 || grid.columns > kMostColumns) return false;
  ASSIGN_OR_RETURN(const ColumnNeeds needs, NeedsOf(setter, grid, kLeastUpright, kTextWidth));
  return needs.Least() > kTextWidth;
}

}  // namespace vanthu::drafting
