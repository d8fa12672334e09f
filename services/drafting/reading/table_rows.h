#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/drafting/reading/manuscript.h"

namespace vanthu::drafting {

// The cells of a line that is set as a row with bars ("| a | b |"), trimmed; none where it is no row.
struct TextRow {
  std::vector<std::string_view> cells;
  bool barred = false;
};
std::optional<TextRow> BarredRow(std::string_view line);

// A table of the content that begins with line `begin`: at least two rows of as many cells. None where its cells are the columns
// of a header or of signatures.
struct TextTable {
  Table table;
  std::string words;
  size_t line_count = 0;
};
std::optional<TextTable> TableAt(const std::vector<ManuscriptLine>& lines, size_t begin);

}  // namespace vanthu::drafting
