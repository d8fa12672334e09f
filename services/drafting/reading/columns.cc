#include "services/drafting/reading/columns.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "services/drafting/reading/glued_lines.h"
#include "services/drafting/reading/header_lines.h"
#include "services/drafting/reading/pattern.h"
#include "services/drafting/reading/recipient_items.h"
#include "services/drafting/reading/signing_lines.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"
#include "services/platform/text/utf8.h"

namespace vanthu::drafting {
namespace {

constexpr size_t kPartingsMax = 8;  // a header line has one or two; a hostile one does not make work
constexpr size_t kGapMin = 3;       // blanks; two are a typing error inside a sentence

int ComponentsIn(const Columns& columns) {
  int components = 0;
  for (const std::string_view half : {columns.left, columns.right}) {
    const std::string folded = text::Fold(half);
    const bool bare_label = IsSymbolLine(folded) && folded.find('/') == std::string::npos;  // "Số:", its symbol cut off
    components += !bare_label && (IsHeaderLine(folded) || IsAddresseesLabel(folded) || IsMark(half)) ? 1 : 0;
  }
  return components;
}

// The parting that gives the most components is meant, then the widest.
std::optional<Columns> HeaderColumns(const std::vector<Columns>& possible, std::string_view line) {
  static const auto& kHalfDate = *new Pattern(R"(^[0-9._… ]*(ngay|thang|nam)\b|\bngay[0-9._… ]*(thang)?[0-9._… ]*$)");
  const std::string folded = text::Fold(line);
  const bool is_one = IsHeaderLine(folded) || IsAddresseesLabel(folded);
  const auto best = std::max_element(possible.begin(), possible.end(),
                                     [](const Columns& a, const Columns& b) { return ComponentsIn(a) < ComponentsIn(b); });
  if (ComponentsIn(*best) > (is_one ? 1 : 0)) return *best;
  if (is_one || kHalfDate.Matches(folded)) return std::nullopt;
  return possible.front();
}

bool MayStandRightInTail(std::string_view text) {
  if (IsDashed(text)) return false;
  return text::IsInCapitals(text) || IsPersonalName(text) || IsSigningLine(text) || IsSignedNote(text::Fold(text));
}

std::optional<Columns> TailColumns(const std::vector<Columns>& possible) {
  if (IsRecipientsLabel(text::Fold(possible.front().left))) return possible.front();
  const auto found =
      std::find_if(possible.begin(), possible.end(), [](const Columns& columns) { return MayStandRightInTail(columns.right); });
  if (found == possible.end()) return std::nullopt;
  return *found;
}

}  // namespace

std::vector<Columns> PossibleColumns(std::string_view line) {
  line = text::Trim(line);
  std::vector<std::pair<size_t, Columns>> found;
  size_t begin = 0, blanks = 0;
  text::ForEachCodePoint(line, [&](const text::CodePoint& point) {
    if (text::IsBlank(point.value)) {
      if (blanks == 0) begin = point.begin;
      blanks += point.value == '\t' ? kGapMin : 1;
      return;
    }
    if (blanks >= kGapMin && found.size() < kPartingsMax)
      found.push_back({blanks, {line.substr(0, begin), line.substr(point.begin)}});
    blanks = 0;
  });
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Columns> possible;
  for (auto& [width, columns] : found) possible.push_back(columns);
  return possible;
}

std::vector<LinePart> PartsOf(std::string_view line, Region region) {
  if (region == Region::kContent) return {{Cell::kWhole, line}};
  const std::vector<Columns> possible = PossibleColumns(line);
  if (region == Region::kHeader) {  // a blank number leaves a gap wider than the one blank between two glued columns
    std::vector<LinePart> glued = GluedHeaderParts(line);
    if (glued.size() > 1 || possible.empty()) return glued;
  }
  std::optional<Columns> columns;
  if (!possible.empty()) columns = region == Region::kHeader ? HeaderColumns(possible, line) : TailColumns(possible);
  if (columns) return {{Cell::kLeft, columns->left}, {Cell::kRight, columns->right}};
  return region == Region::kHeader ? std::vector<LinePart>{{Cell::kWhole, line}} : GluedTailParts(line);
}

}  // namespace vanthu::drafting
