#include "services/drafting/reading/sheet.h"

#include "absl/strings/str_cat.h"

namespace vanthu::drafting {
namespace {

std::string RowText(const std::vector<TableCell>& row) {
  std::string text;
  for (const TableCell& cell : row) absl::StrAppend(&text, text.empty() ? "" : " | ", cell.text);
  return text;
}

bool SameColumn(Cell a, Cell b) { return a == b || a == Cell::kWhole || b == Cell::kWhole; }

}  // namespace

Sheet::Sheet(const Manuscript& manuscript) : pieces_(PiecesOf(manuscript)), given_(pieces_.size()) {}

Span Sheet::SpanOf(size_t first, size_t last) const {
  if (first == last) return pieces_[first].span;
  return {pieces_[first].span.first_line, pieces_[last].span.last_line};
}

std::optional<size_t> Sheet::Below(size_t at) const {
  for (size_t next = at + 1; next < pieces_.size(); ++next) {
    if (SameColumn(pieces_[at].cell(), pieces_[next].cell())) return next;
  }
  return std::nullopt;
}

std::optional<size_t> Sheet::Above(size_t at) const {
  for (size_t before = at; before > 0; --before) {
    if (SameColumn(pieces_[at].cell(), pieces_[before - 1].cell())) return before - 1;
  }
  return std::nullopt;
}

std::vector<Origin> Sheet::Origins() const {
  std::vector<Origin> origins;
  bool continues = false;
  for (size_t at = 0; at < pieces_.size(); ++at) {
    const Span& span = pieces_[at].span;
    const bool is_whole = span.cell == Cell::kWhole && span.part == 0;
    continues = continues && is_whole && !IsFree(at) && origins.back().field == given_[at].field &&
                origins.back().certainty == given_[at].certainty;
    if (continues) {
      origins.back().span.last_line = span.last_line;
    } else if (!IsFree(at)) {
      origins.push_back({given_[at].field, span, given_[at].certainty});
      continues = is_whole;
    }
  }
  return origins;
}

std::vector<UnplacedLine> Sheet::Unplaced() const {
  std::vector<UnplacedLine> unplaced;
  for (size_t at = 0; at < pieces_.size(); ++at) {
    const Piece& piece = pieces_[at];
    if (!IsFree(at)) continue;
    if (!piece.table) {
      unplaced.push_back({piece.span.first_line, piece.text, piece.span.cell, piece.span.part});
      for (int line = piece.span.first_line + 1; line <= piece.span.last_line; ++line)  // a label that a line break parted
        unplaced.push_back({line, "", piece.span.cell, piece.span.part});
      continue;
    }
    const auto& rows = piece.table->rows;
    for (int line = piece.span.first_line; line <= piece.span.last_line; ++line) {
      const auto row = static_cast<size_t>(line - piece.span.first_line);  // the lines after the last row are drawn ones
      unplaced.push_back({line, row < rows.size() ? RowText(rows[row]) : ""});
    }
  }
  return unplaced;
}

}  // namespace vanthu::drafting
