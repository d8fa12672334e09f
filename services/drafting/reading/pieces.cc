#include "services/drafting/reading/pieces.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "services/drafting/reading/columns.h"
#include "services/drafting/reading/pattern.h"
#include "services/drafting/reading/regions.h"
#include "services/drafting/reading/table_rows.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {
namespace {

// The emphasis of the bytes [begin, end) of a text, counted from begin.
std::vector<Emphasis> EmphasisWithin(const std::vector<Emphasis>& emphasis, size_t begin, size_t end) {
  std::vector<Emphasis> within;
  for (Emphasis run : emphasis) {
    run.begin = std::max(run.begin, static_cast<int>(begin)) - static_cast<int>(begin);
    run.end = std::min(run.end, static_cast<int>(end)) - static_cast<int>(begin);
    if (run.begin < run.end) within.push_back(run);
  }
  return within;
}

// "Kính / gửi: …", "Nơi / nhận:": whether a line break parts one of the two labels.
bool BreaksLabel(const ManuscriptLine& line, const ManuscriptLine& next) {
  static const auto& kAddressees = *new Pattern(R"(^gui ?(:|$))");
  static const auto& kRecipients = *new Pattern(R"(^nhan ?(:|$))");
  static constexpr size_t kWordBytesMax = 16;
  if (line.text.size() > kWordBytesMax || line.table || next.table || next.after_blank || line.span.cell != next.span.cell)
    return false;
  const std::string word = text::Fold(line.text);
  return (word == "kinh" && kAddressees.Matches(text::Fold(next.text))) ||
         (word == "noi" && kRecipients.Matches(text::Fold(next.text)));
}

std::vector<ManuscriptLine> WithWholeLabels(const std::vector<ManuscriptLine>& lines) {
  std::vector<ManuscriptLine> whole;
  for (const ManuscriptLine& line : lines) {
    if (whole.empty() || !BreaksLabel(whole.back(), line)) {
      whole.push_back(line);
      continue;
    }
    ManuscriptLine& label = whole.back();
    const auto offset = static_cast<int>(label.text.size()) + 1;
    for (const Emphasis& run : line.emphasis) {
      label.emphasis.push_back({run.begin + offset, run.end + offset, run.bold, run.italic});
    }
    label.text += " " + line.text;
    label.span.last_line = line.span.last_line;
  }
  return whole;
}

class Parter {
 public:
  explicit Parter(const std::vector<ManuscriptLine>& lines) : lines_(WithWholeLabels(lines)) {
    std::vector<std::string> folded;
    for (const ManuscriptLine& line : lines_) {
      std::string_view text = line.text;
      while (!text.empty() && text.front() == '|') text = text::Trim(text.substr(1));
      folded.push_back(text::Fold(text));
    }
    regions_ = RegionsOf(lines_, folded);
  }

  std::vector<Piece> Part() && {
    for (size_t at = 0; at < lines_.size();) at += PartLine(at);
    NumberParts();
    return std::move(pieces_);
  }

 private:
  // Returns how many lines were taken.
  size_t PartLine(size_t at) {
    const ManuscriptLine& line = lines_[at];
    if (line.table) {
      pieces_.emplace_back(line);
      return 1;
    }
    const Region region = line.span.cell == Cell::kWhole ? regions_.Of(at) : Region::kContent;
    if (region == Region::kContent && line.span.cell == Cell::kWhole) {
      if (auto table = TableAt(lines_, at)) {
        ManuscriptLine whole{{line.span.first_line, lines_[at + table->line_count - 1].span.last_line}, table->words};
        whole.table = std::move(table->table);
        whole.after_blank = line.after_blank;
        pieces_.emplace_back(std::move(whole));
        return table->line_count;
      }
    }
    const auto row = region == Region::kContent ? std::nullopt : BarredRow(line.text);
    if (!row || !PartRow(line, *row)) PartText(line, line.span.cell, line.text, region);
    return 1;
  }

  // A row of a header or of signatures: one or two of its cells hold something.
  bool PartRow(const ManuscriptLine& line, const TextRow& row) {
    std::vector<size_t> filled;
    for (size_t cell = 0; cell < row.cells.size(); ++cell) {
      if (!row.cells[cell].empty()) filled.push_back(cell);
    }
    if (filled.size() > 2) return false;
    if (filled.size() == 1) {
      const bool alone = row.cells.size() == 1;
      const Cell cell = alone ? Cell::kWhole : 2 * filled[0] < row.cells.size() ? Cell::kLeft : Cell::kRight;
      PartText(line, cell, row.cells[filled[0]], Region::kContent);
      return true;
    }
    PartText(line, Cell::kLeft, row.cells[filled[0]], Region::kContent);
    PartText(line, Cell::kRight, row.cells[filled[1]], Region::kContent);
    return true;
  }

  // `text` is in the line's text.
  void PartText(const ManuscriptLine& line, Cell cell, std::string_view text, Region region) {
    while (!text.empty()) {
      const size_t end = text.find('\n');
      const std::string_view segment = text::Trim(text.substr(0, end));
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
      if (segment.empty()) continue;
      for (const LinePart& part : PartsOf(segment, region)) Add(line, cell == Cell::kWhole ? part.cell : cell, part.text);
    }
  }

  void Add(const ManuscriptLine& line, Cell cell, std::string_view text) {
    const auto begin = static_cast<size_t>(text.data() - line.text.data());
    ManuscriptLine part{{line.span.first_line, line.span.last_line, cell}, std::string(text)};
    part.emphasis = EmphasisWithin(line.emphasis, begin, begin + text.size());
    part.after_blank = line.after_blank && (pieces_.empty() || pieces_.back().span.first_line != line.span.first_line ||
                                            pieces_.back().span.cell != cell);
    pieces_.emplace_back(std::move(part));
  }

  // Where several parts of one line stand in the same cell they are counted.
  void NumberParts() {
    for (size_t first = 0, end = 0; first < pieces_.size(); first = end) {
      std::array<int, 3> count = {}, next = {};
      const auto cell = [&](size_t at) { return static_cast<size_t>(pieces_[at].span.cell); };
      for (end = first; end < pieces_.size() && pieces_[end].span.first_line == pieces_[first].span.first_line; ++end) {
        ++count.at(cell(end));
      }
      for (size_t at = first; at < end; ++at) pieces_[at].span.part = count.at(cell(at)) > 1 ? ++next.at(cell(at)) : 0;
    }
  }

  const std::vector<ManuscriptLine> lines_;
  Regions regions_;
  std::vector<Piece> pieces_;
};

}  // namespace

Piece::Piece(ManuscriptLine line) : ManuscriptLine(std::move(line)), folded(text::Fold(text)) {}

std::vector<Piece> PiecesOf(const Manuscript& manuscript) { return Parter(manuscript.lines).Part(); }

}  // namespace vanthu::drafting
