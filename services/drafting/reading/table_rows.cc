#include "services/drafting/reading/table_rows.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/drafting/reading/header_lines.h"
#include "services/drafting/reading/pattern.h"
#include "services/drafting/reading/signing_lines.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {
namespace {

constexpr size_t kCellsMax = 64;

std::vector<std::string_view> Split(std::string_view line, char by) {
  std::vector<std::string_view> cells;
  while (cells.size() < kCellsMax) {
    const size_t end = line.find(by);
    cells.push_back(text::Trim(line.substr(0, end)));
    if (end == std::string_view::npos) return cells;
    line.remove_prefix(end + 1);
  }
  cells.back() = text::Trim(line);
  return cells;
}

size_t FilledCells(const TextRow& row) {
  return static_cast<size_t>(std::count_if(row.cells.begin(), row.cells.end(), [](auto cell) { return !cell.empty(); }));
}

bool IsSeparator(std::string_view line) { return line.find_first_of("-=") != std::string_view::npos && IsRule(line); }

bool SetsColumns(std::string_view cell) {
  const std::string folded = text::Fold(cell);
  return IsHeaderLine(folded) || IsAddresseesLabel(folded) || IsRecipientsLabel(folded) || IsMark(cell) || IsSigningLine(cell);
}

// "1.⇥…", "-⇥…": a word processor's list, exported.
bool IsListItem(const TextRow& row) {
  static const auto& kMarker = *new Pattern(R"(^([-+*•–]|[0-9]{1,3}(\.[0-9]{1,3})*[.)]?|[a-z][.)]|\([ivx]+\)|[ivx]+\.)$)");
  return row.cells.size() == 2 && (row.cells[0].empty() || kMarker.Matches(text::Fold(row.cells[0])));
}

bool NamesColumns(const TextRow& row) {
  static const auto& kNumber = *new Pattern(R"(^(stt|tt|so tt|so thu tu)\.?$)");
  return kNumber.Matches(text::Fold(row.cells.front()));
}

std::vector<std::string_view> SplitAtGaps(std::string_view line) {
  static constexpr std::string_view kGap = "   ";
  std::vector<std::string_view> cells;
  for (line = text::Trim(line); !line.empty() && cells.size() < kCellsMax; line = text::Trim(line)) {
    const size_t end = line.find(kGap);
    cells.push_back(text::Trim(line.substr(0, end)));
    line.remove_prefix(end == std::string_view::npos ? line.size() : end);
  }
  return cells;
}

// Cells parted by tabs; without one, by runs of blanks, where there are more than the two columns of a header.
std::optional<TextRow> GappedRow(std::string_view line) {
  static constexpr size_t kCellsMin = 3;
  const bool tabbed = line.find('\t') != std::string_view::npos;
  TextRow row{tabbed ? Split(line, '\t') : SplitAtGaps(line), false};
  if (FilledCells(row) < (tabbed ? 2 : kCellsMin)) return std::nullopt;
  return row;
}

class TableBuilder {
 public:
  // False where the line is no further row of this table.
  bool Add(std::string_view line) {
    if (IsSeparator(line)) {
      if (rows_ == 1) found_.table.heading_rows = 1;
      ++found_.line_count;
      return true;
    }
    const auto row = barred_.value_or(line.find('|') != std::string_view::npos) ? BarredRow(line) : GappedRow(line);
    if (!row || (rows_ > 0 && row->cells.size() != columns_)) return false;
    barred_ = row->barred;
    columns_ = row->cells.size();
    if (rows_ == 0 && NamesColumns(*row)) found_.table.heading_rows = 1;
    sets_columns_ = sets_columns_ || std::any_of(row->cells.begin(), row->cells.end(), SetsColumns);
    wide_ = wide_ || FilledCells(*row) > 2;
    is_list_ = is_list_ || (!row->barred && IsListItem(*row));
    found_.table.rows.emplace_back();
    for (const std::string_view cell : row->cells) {
      found_.table.rows.back().push_back({std::string(cell)});
      absl::StrAppend(&found_.words, found_.words.empty() ? "" : " ", std::string(cell));
    }
    ++rows_;
    ++found_.line_count;
    return true;
  }

  std::optional<TextTable> Finish() {
    const bool is_layout = sets_columns_ && !wide_;
    if (rows_ < 2 || columns_ < 2 || is_layout || is_list_ || text::IsBlankText(found_.words)) return std::nullopt;
    return std::move(found_);
  }

 private:
  TextTable found_;
  std::optional<bool> barred_;
  size_t columns_ = 0;
  size_t rows_ = 0;
  bool sets_columns_ = false;
  bool wide_ = false;
  bool is_list_ = false;
};

}  // namespace

std::optional<TextRow> BarredRow(std::string_view line) {
  if (line.find('|') == std::string_view::npos) return std::nullopt;
  TextRow row{Split(line, '|'), true};
  if (row.cells.size() > 1 && row.cells.front().empty()) row.cells.erase(row.cells.begin());
  if (row.cells.size() > 1 && row.cells.back().empty() && line.back() == '|') row.cells.pop_back();
  if (FilledCells(row) == 0) return std::nullopt;
  return row;
}

std::optional<TextTable> TableAt(const std::vector<ManuscriptLine>& lines, size_t begin) {
  const std::string& first = lines[begin].text;
  if (first.find_first_of("|\t") == std::string::npos && first.find("   ") == std::string::npos) return std::nullopt;
  TableBuilder builder;
  for (size_t at = begin; at < lines.size(); ++at) {
    const ManuscriptLine& line = lines[at];
    const bool continues = at == begin || !line.after_blank;
    if (!continues || line.table || line.span.cell != Cell::kWhole || !builder.Add(line.text)) break;
  }
  return builder.Finish();
}

}  // namespace vanthu::drafting
