#pragma once

#include <string>
#include <utility>
#include <vector>

#include "services/drafting/reading/columns.h"
#include "services/drafting/reading/manuscript.h"

namespace vanthu::drafting {

// A line of a manuscript, or one of the columns and parts that stand on it.
struct Piece : ManuscriptLine {
  explicit Piece(ManuscriptLine line);
  Cell cell() const { return span.cell; }

  std::string folded;  // for matching
};

// The manuscript with its lines parted: columns of header and tail, components glued to one line, line breaks inside a cell; and
// with the rows of its tables gathered. In the manuscript's order, the left cell of a line before its right one.
std::vector<Piece> PiecesOf(const Manuscript& manuscript);

}  // namespace vanthu::drafting
