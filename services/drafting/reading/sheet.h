#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "services/drafting/draft/draft.h"

namespace vanthu::drafting {

// A line of the file, or one of the two columns of a line.
struct Piece {
  int line = 0;  // from 1
  Cell cell = Cell::kWhole;
  std::string text;          // trimmed; emphasis marks taken off
  std::string folded;        // for matching
  bool after_blank = false;  // the line before it is blank, or there is none
};

// A file as the recognisers see it: its pieces in order, each free until it is given to one field, and given once. So nothing of
// the file can be lost or read twice: what nobody took is unplaced. Recognisers look, then take.
class Sheet {
 public:
  explicit Sheet(std::string_view nfc);

  size_t size() const { return pieces_.size(); }
  const Piece& operator[](size_t at) const { return pieces_[at]; }
  bool IsFree(size_t at) const { return fields_[at].empty(); }
  void Give(size_t at, std::string_view field) { fields_[at] = std::string(field); }
  Span SpanOf(size_t first, size_t last) const;

  std::vector<Origin> Origins() const;
  std::vector<UnplacedLine> Unplaced() const;
  const std::vector<int>& lines_with_emphasis() const { return lines_with_emphasis_; }

 private:
  void Add(int line, Cell cell, std::string_view text, bool after_blank);

  std::vector<Piece> pieces_;
  std::vector<std::string> fields_;
  std::vector<int> lines_with_emphasis_;
};

// The two halves of a line that is set in columns.
struct Columns {
  std::string_view left;
  std::string_view right;
};

// Where a line may be parted: at each tab and each run of at least three blanks, the widest first.
std::vector<Columns> PossibleColumns(std::string_view line);

}  // namespace vanthu::drafting
