#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/drafting/draft/draft.h"
#include "services/drafting/reading/pieces.h"

namespace vanthu::drafting {

// A file as the recognisers see it: its pieces in order, each free until it is given to one field, and given once. So nothing of
// the file can be lost or read twice: what nobody took is unplaced. Recognisers look, then take.
class Sheet {
 public:
  explicit Sheet(const Manuscript& manuscript);

  size_t size() const { return pieces_.size(); }
  const Piece& operator[](size_t at) const { return pieces_[at]; }
  bool IsFree(size_t at) const { return given_[at].field.empty(); }
  void Give(size_t at, std::string_view field, Certainty certainty = Certainty::kSure) {
    given_[at] = {std::string(field), certainty};
  }
  Span SpanOf(size_t first, size_t last) const;
  // The next piece of the same column: behind it, or with only pieces of the other column between.
  std::optional<size_t> Below(size_t at) const;
  std::optional<size_t> Above(size_t at) const;

  std::vector<Origin> Origins() const;
  std::vector<UnplacedLine> Unplaced() const;

 private:
  struct Given {
    std::string field;
    Certainty certainty = Certainty::kSure;
  };

  std::vector<Piece> pieces_;
  std::vector<Given> given_;
};

}  // namespace vanthu::drafting
