#include "services/drafting/layout/table_rows.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace vanthu::drafting {
namespace {

constexpr double kTallest = kTextHeight / 2;
constexpr double kTallestHead = kTextHeight / 3;

double HeightOf(const SetCell& cell) { return cell.text.height + 2 * kRowPadding; }

// Rows [begin, end) of which no cell reaches out.
struct Group {
  int begin = 0;
  int end = 0;
};

std::vector<Group> GroupsOf(const std::vector<SetCell>& cells, int rows, int heading_rows) {
  std::vector<int> reaches(static_cast<size_t>(rows));
  for (int row = 0; row < rows; ++row) reaches[static_cast<size_t>(row)] = row < heading_rows ? heading_rows : row + 1;
  for (const SetCell& cell : cells) {
    int& reach = reaches[static_cast<size_t>(cell.row)];
    reach = std::max(reach, cell.row + cell.row_span);
  }
  std::vector<Group> groups;
  for (int row = 0; row < rows; ++row) {
    if (groups.empty() || row >= groups.back().end) groups.push_back({row, row});
    groups.back().end = std::max(groups.back().end, reaches[static_cast<size_t>(row)]);
  }
  return groups;
}

// Where the rows begin, and at the end where the last one ends.
std::vector<double> TopsOf(const std::vector<SetCell>& cells, Group group) {
  std::vector<double> heights(static_cast<size_t>(group.end - group.begin), 2 * kRowPadding);
  for (const SetCell& cell : cells) {
    if (cell.row_span > 1) continue;
    double& height = heights[static_cast<size_t>(cell.row - group.begin)];
    height = std::max(height, HeightOf(cell));
  }
  for (const SetCell& cell : cells) {
    if (cell.row_span == 1) continue;
    const auto first = heights.begin() + (cell.row - group.begin);
    const double sum = std::accumulate(first, first + cell.row_span, 0.0);
    if (sum < HeightOf(cell)) *(first + cell.row_span - 1) += HeightOf(cell) - sum;
  }
  std::vector<double> tops = {0};
  for (const double height : heights) tops.push_back(tops.back() + height);
  return tops;
}

void AddCell(const SetCell& cell, double top, double bottom, Strip& strip) {
  const double free = std::max(0.0, bottom - top - HeightOf(cell));
  Place(cell.text, top + kRowPadding + (cell.in_the_middle ? free / 2 : 0), cell.element, strip);
  if (!cell.open_above) strip.rules.push_back({cell.left, top, cell.right - cell.left});
  if (!cell.open_below) strip.rules.push_back({cell.left, bottom, cell.right - cell.left});
  strip.rules.push_back({cell.left, top, bottom - top, true});
  strip.rules.push_back({cell.right, top, bottom - top, true});
}

Strip StripOf(const std::vector<SetCell>& cells, Group group, double width) {
  const std::vector<double> tops = TopsOf(cells, group);
  Strip strip;
  for (const SetCell& cell : cells) {
    const auto first = static_cast<size_t>(cell.row - group.begin);
    AddCell(cell, tops[first], tops[first + static_cast<size_t>(cell.row_span)], strip);
  }
  strip.height = tops.back();
  strip.edge = width;
  return strip;
}

// At which heights a row may be divided: below a line, where no other is cut.
std::vector<double> CutsOf(const std::vector<SetCell>& cells) {
  std::vector<double> cuts;
  for (const SetCell& cell : cells) {
    for (const SetLine& line : cell.text.lines) cuts.push_back(kRowPadding + line.top + line.height);
  }
  std::sort(cuts.begin(), cuts.end());
  const auto cut_through = [&](double cut) {
    return std::any_of(cells.begin(), cells.end(), [&](const SetCell& cell) {
      return std::any_of(cell.text.lines.begin(), cell.text.lines.end(), [&](const SetLine& line) {
        const double top = kRowPadding + line.top;
        return top + 0.01 < cut && cut + 0.01 < top + line.height;
      });
    });
  };
  cuts.erase(std::unique(cuts.begin(), cuts.end(), [](double a, double b) { return b - a < 0.01; }), cuts.end());
  cuts.erase(std::remove_if(cuts.begin(), cuts.end(), cut_through), cuts.end());
  return cuts;
}

// The part of a strip between two heights; a rule across belongs to the part that it begins, or ends when it is the last.
Strip PartOf(const Strip& whole, double from, double to) {
  Strip part;
  part.height = to - from;
  part.edge = whole.edge;
  const bool last = to >= whole.height;
  for (TextMark text : whole.texts) {
    if (text.baseline < from || text.baseline >= to) continue;
    text.baseline -= from;
    part.texts.push_back(std::move(text));
  }
  for (RuleMark rule : whole.rules) {
    if (rule.upright) {
      const double begin = std::max(rule.y, from);
      const double end = std::min(rule.y + rule.length, to);
      if (begin < end) part.rules.push_back({rule.x, begin - from, end - begin, true});
    } else if (rule.y >= from && (rule.y < to || last)) {
      part.rules.push_back({rule.x, rule.y - from, rule.length});
    }
  }
  return part;
}

std::vector<Strip> RowOf(const std::vector<SetCell>& cells, int row, double width) {
  const Strip whole = StripOf(cells, {row, row + 1}, width);
  if (whole.height <= kTallest) return {whole};
  std::vector<double> cuts = CutsOf(cells);
  cuts.back() = whole.height;
  std::vector<Strip> parts;
  double from = 0;
  for (const double cut : cuts) {
    parts.push_back(PartOf(whole, from, cut));
    from = cut;
  }
  return parts;
}

// Rows that no longer keep together: what a cell joined stays joined to look at, with its text in the first row.
std::vector<std::vector<SetCell>> Parted(const std::vector<SetCell>& cells, Group group) {
  std::vector<std::vector<SetCell>> rows(static_cast<size_t>(group.end - group.begin));
  for (const SetCell& joined : cells) {
    for (int i = 0; i < joined.row_span; ++i) {
      SetCell cell = {joined.row + i, 1, joined.left, joined.right};
      if (i == 0) cell.text = joined.text;
      cell.element = joined.element;
      cell.open_above = i > 0;
      cell.open_below = i + 1 < joined.row_span;
      rows[static_cast<size_t>(cell.row - group.begin)].push_back(std::move(cell));
    }
  }
  return rows;
}

std::vector<Strip> GroupStrips(const std::vector<SetCell>& cells, Group group, double width) {
  Strip strip = StripOf(cells, group, width);
  if (strip.height <= kTallest) return {std::move(strip)};
  std::vector<Strip> strips;
  const auto rows = Parted(cells, group);
  for (int row = group.begin; row < group.end; ++row) {
    Append(RowOf(rows[static_cast<size_t>(row - group.begin)], row, width), strips);
  }
  return strips;
}

void RepeatHead(std::vector<Strip>& strips) {
  auto head = std::make_shared<Strip>(strips.front());
  for (TextMark& text : head->texts) text.element = kArtifact;
  for (auto strip = strips.begin() + 1; strip != strips.end(); ++strip) strip->head = head;
  strips.front().keep_with_next = strips.size() > 1;
}

}  // namespace

std::vector<Strip> RowStrips(const std::vector<SetCell>& cells, int rows, int heading_rows) {
  double width = 0;
  for (const SetCell& cell : cells) width = std::max(width, cell.right);
  std::vector<Strip> strips;
  auto begin = cells.begin();
  size_t head_strips = 0;
  for (const Group& group : GroupsOf(cells, rows, heading_rows)) {
    const auto end = std::find_if(begin, cells.end(), [&](const SetCell& cell) { return cell.row >= group.end; });
    Append(GroupStrips({begin, end}, group, width), strips);
    begin = end;
    if (group.end == heading_rows) head_strips = strips.size();
  }
  if (head_strips == 1 && strips.front().height <= kTallestHead) RepeatHead(strips);
  return strips;
}

}  // namespace vanthu::drafting
