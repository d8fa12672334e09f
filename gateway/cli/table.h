#pragma once

#include <string>
#include <vector>

#include "gateway/cli/terminal.h"

namespace vanthu::cli {

// Rows under headings that fit the terminal: where they do not, the widest of the columns that may shrink give way, and what is
// cut ends in "…". Where nobody looks (a pipe, a file) nothing is cut.
class Table {
 public:
  enum class Width { kKept, kShrinks, kRight };  // kRight: kept, and figures stand at the right
  struct Column {
    std::string title;
    Width width = Width::kKept;
  };

  explicit Table(std::vector<Column> columns);
  void Add(std::vector<std::string> cells);  // one for each column

  // One string a line, the headings first.
  std::vector<std::string> Lines(const Terminal& terminal) const;

 private:
  std::vector<int> WidthsFor(int columns) const;
  std::string Line(const std::vector<std::string>& cells, const std::vector<int>& widths) const;

  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

// Vietnamese in composed form takes a column for each code point.
int ColumnsOf(const std::string& text);
std::string Cut(const std::string& text, int columns);

}  // namespace vanthu::cli
