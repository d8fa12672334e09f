#include "services/drafting/reading/sheet.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "services/drafting/reading/header_lines.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"
#include "services/platform/text/utf8.h"

namespace vanthu::drafting {
namespace {

constexpr size_t kPartingsMax = 8;  // a header line has one or two; a hostile one does not make work
constexpr size_t kGapMin = 3;       // blanks; two are a typing error inside a sentence

int HeaderLinesIn(const Columns& columns) {
  const std::string left = text::Fold(columns.left), right = text::Fold(columns.right);
  return (IsHeaderLine(left) ? 1 : 0) + (IsHeaderLine(right) ? 1 : 0);
}

// A blank number or day leaves gaps too ("Số:      /TB-STC"): the parting that gives the most header lines is meant, then the
// widest.
std::optional<Columns> ColumnsOf(std::string_view line, bool in_tail) {
  const std::vector<Columns> possible = PossibleColumns(line);
  if (possible.empty()) return std::nullopt;
  if (in_tail || IsRecipientsLabel(text::Fold(possible.front().left))) return possible.front();
  const bool is_one_header_line = IsHeaderLine(text::Fold(line));
  const auto best = std::max_element(possible.begin(), possible.end(),
                                     [](const Columns& a, const Columns& b) { return HeaderLinesIn(a) < HeaderLinesIn(b); });
  const int header_lines = HeaderLinesIn(*best);
  if (header_lines > (is_one_header_line ? 1 : 0)) return *best;
  const bool both_capitals = text::IsInCapitals(possible.front().left) && text::IsInCapitals(possible.front().right);
  if (both_capitals && !is_one_header_line) return possible.front();
  return std::nullopt;
}

}  // namespace

std::vector<Columns> PossibleColumns(std::string_view line) {
  line = text::Trim(line);
  std::vector<std::pair<size_t, Columns>> found;
  size_t begin = 0, blanks = 0;
  for (const text::CodePoint& point : text::CodePoints(line)) {
    if (text::IsBlank(point.value)) {
      if (blanks == 0) begin = point.begin;
      blanks += point.value == '\t' ? kGapMin : 1;
      continue;
    }
    if (blanks >= kGapMin && found.size() < kPartingsMax)
      found.push_back({blanks, {line.substr(0, begin), line.substr(point.begin)}});
    blanks = 0;
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Columns> possible;
  for (auto& [width, columns] : found) possible.push_back(columns);
  return possible;
}

Piece::Piece(ManuscriptLine line) : ManuscriptLine(std::move(line)), folded(text::Fold(text)) {}

Sheet::Sheet(const Manuscript& manuscript) {
  bool in_tail = false;
  for (const ManuscriptLine& line : manuscript.lines) {
    const auto columns = line.table || line.span.cell != Cell::kWhole ? std::nullopt : ColumnsOf(line.text, in_tail);
    in_tail = in_tail || IsRecipientsLabel(text::Fold(columns ? columns->left : line.text));
    if (!columns) {
      Add(line);
      continue;
    }
    for (const auto& [cell, text] : {std::pair(Cell::kLeft, columns->left), std::pair(Cell::kRight, columns->right)}) {
      Add({{line.span.first_line, line.span.last_line, cell}, std::string(text), {}, {}, line.after_blank});
    }
  }
}

void Sheet::Add(ManuscriptLine line) {
  pieces_.emplace_back(std::move(line));
  fields_.emplace_back();
}

Span Sheet::SpanOf(size_t first, size_t last) const {
  if (first == last) return pieces_[first].span;
  return {pieces_[first].span.first_line, pieces_[last].span.last_line};
}

std::vector<Origin> Sheet::Origins() const {
  std::vector<Origin> origins;
  size_t last_taken = pieces_.size();
  for (size_t at = 0; at < pieces_.size(); ++at) {
    if (IsFree(at)) continue;
    const Piece& piece = pieces_[at];
    const bool continues = at > 0 && last_taken == at - 1 && piece.cell() == Cell::kWhole && !origins.empty() &&
                           origins.back().field == fields_[at] && origins.back().span.cell == Cell::kWhole;
    if (continues) {
      origins.back().span.last_line = piece.span.last_line;
    } else {
      origins.push_back({fields_[at], piece.span});
    }
    last_taken = at;
  }
  return origins;
}

std::vector<UnplacedLine> Sheet::Unplaced() const {
  std::vector<UnplacedLine> unplaced;
  for (size_t at = 0; at < pieces_.size(); ++at) {
    const Piece& piece = pieces_[at];
    if (IsFree(at)) unplaced.push_back({piece.span.first_line, piece.text, piece.span.cell, piece.span.part});
  }
  return unplaced;
}

}  // namespace vanthu::drafting
