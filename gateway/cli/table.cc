#include "gateway/cli/table.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/platform/text/utf8.h"

namespace vanthu::cli {
namespace {

constexpr int kGap = 2;
constexpr int kShrunkMin = 8;  // below that a cut word tells nothing

}  // namespace

int ColumnsOf(const std::string& text) { return static_cast<int>(text::CodePoints(text).size()); }

std::string Cut(const std::string& text, int columns) {
  const auto points = text::CodePoints(text);
  if (static_cast<int>(points.size()) <= columns) return text;
  if (columns <= 0) return "";
  return absl::StrCat(text.substr(0, points[static_cast<size_t>(columns - 1)].begin), "…");
}

Table::Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

void Table::Add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }

std::vector<std::string> Table::Lines(const Terminal& terminal) const {
  const std::vector<int> widths = WidthsFor(terminal.columns);
  std::vector<std::string> titles;
  for (const Column& column : columns_) titles.push_back(column.title);
  std::string head = Line(titles, widths);
  if (terminal.has_colours) head = absl::StrCat("\033[1m", head, "\033[0m");
  std::vector<std::string> lines = {std::move(head)};
  for (const auto& row : rows_) lines.push_back(Line(row, widths));
  return lines;
}

std::vector<int> Table::WidthsFor(int columns) const {
  std::vector<int> widths;
  for (size_t i = 0; i < columns_.size(); ++i) {
    int width = ColumnsOf(columns_[i].title);
    for (const auto& row : rows_) width = std::max(width, ColumnsOf(row[i]));
    widths.push_back(width);
  }
  if (columns == 0) return widths;
  int over = std::accumulate(widths.begin(), widths.end(), 0) + kGap * static_cast<int>(widths.size() - 1) - columns;
  for (; over > 0; --over) {
    size_t widest = widths.size();
    for (size_t i = 0; i < widths.size(); ++i) {
      if (columns_[i].width == Width::kShrinks && (widest == widths.size() || widths[i] > widths[widest])) widest = i;
    }
    if (widest == widths.size() || widths[widest] <= kShrunkMin) break;
    --widths[widest];
  }
  return widths;
}

std::string Table::Line(const std::vector<std::string>& cells, const std::vector<int>& widths) const {
  std::string line;
  for (size_t i = 0; i < cells.size(); ++i) {
    const std::string cell = Cut(cells[i], widths[i]);
    const std::string blanks(static_cast<size_t>(widths[i] - ColumnsOf(cell)), ' ');
    const bool is_last = i + 1 == cells.size();
    if (columns_[i].width == Width::kRight) {
      absl::StrAppend(&line, blanks, cell);
    } else {
      absl::StrAppend(&line, cell, is_last ? "" : blanks);
    }
    if (!is_last) line.append(kGap, ' ');
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

}  // namespace vanthu::cli
