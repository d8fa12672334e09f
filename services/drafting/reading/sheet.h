#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "services/drafting/draft/draft.h"
#include "services/drafting/reading/manuscript.h"

namespace vanthu::drafting {

// A line of a manuscript, or one of the columns of a line.
struct Piece : ManuscriptLine {
  explicit Piece(ManuscriptLine line);
  Cell cell() const { return span.cell; }

  std::string folded;  // for matching
};

// A file as the recognisers see it: its pieces in order, each free until it is given to one field, and given once. So nothing of
// the file can be lost or read twice: what nobody took is unplaced. Recognisers look, then take.
class Sheet {
 public:
  explicit Sheet(const Manuscript& manuscript);

  size_t size() const { return pieces_.size(); }
  const Piece& operator[](size_t at) const { return pieces_[at]; }
  bool IsFree(size_t at) const { return fields_[at].empty(); }
  void Give(size_t at, std::string_view field) { fields_[at] = std::string(field); }
  Span SpanOf(size_t first, size_t last) const;

  std::vector<Origin> Origins() const;
  std::vector<UnplacedLine> Unplaced() const;

 private:
  void Add(ManuscriptLine line);

  std::vector<Piece> pieces_;
  std::vector<std::string> fields_;
};

// The two halves of a line that is set in columns.
struct Columns {
  std::string_view left;
  std::string_view right;
};

// Where a line may be parted: at each tab and each run of at least three blanks, the widest first.
std::vector<Columns> PossibleColumns(std::string_view line);

}  // namespace vanthu::drafting
