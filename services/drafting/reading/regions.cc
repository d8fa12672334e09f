#include "services/drafting/reading/regions.h"

#include <algorithm>
#include <optional>

#include "services/drafting/reading/annex_lines.h"
#include "services/drafting/reading/header_lines.h"
#include "services/drafting/reading/pattern.h"

namespace vanthu::drafting {
namespace {

constexpr size_t kParagraphBytesMin = 200;  // no line of a header is as long, not even two glued columns

bool HasHeaderWords(const std::string& folded) {
  static const auto& kPattern = *new Pattern(R"(^\W*so ?[:.]? ?[0-9._…]* ?/|\bv ?/ ?v\b|\bngay\b.*\bthang\b.*\bnam\b)");
  return kPattern.Matches(folded);
}

// The label of the addressees or the title ends the header; without either, the first paragraph after number, date or subject.
size_t HeaderEnd(const std::vector<ManuscriptLine>& lines, const std::vector<std::string>& folded) {
  std::optional<size_t> paragraph;
  bool in_header = false;
  for (size_t at = 0; at < lines.size(); ++at) {
    if (IsAddresseesLabel(folded[at]) || TypeTitle(lines[at].text)) return at;
    if (!paragraph && in_header && (lines[at].text.size() >= kParagraphBytesMin || IsBodyStart(folded[at]))) paragraph = at;
    in_header = in_header || HasHeaderWords(folded[at]);
  }
  return paragraph.value_or(lines.size());
}

bool EndsContent(const std::string& folded) {
  static const auto& kPattern = *new Pattern(R"(\./\.$|[^0-9 ]/\.$)");
  return kPattern.Matches(folded);
}

size_t TailBegin(const std::vector<std::string>& folded, size_t from) {
  std::optional<size_t> closing;
  for (size_t at = from; at < folded.size(); ++at) {
    if (IsRecipientsLabel(folded[at])) return at;
    if (!closing && EndsContent(folded[at])) closing = at + 1;
  }
  return closing.value_or(folded.size());
}

}  // namespace

Region Regions::Of(size_t line) const {
  if (line < header_end) return Region::kHeader;
  return line >= tail_begin && line < tail_end ? Region::kTail : Region::kContent;
}

Regions RegionsOf(const std::vector<ManuscriptLine>& lines, const std::vector<std::string>& folded) {
  Regions regions;
  regions.header_end = HeaderEnd(lines, folded);
  regions.tail_begin = TailBegin(folded, regions.header_end);
  regions.tail_end = regions.tail_begin;
  while (regions.tail_end < lines.size() && !IsAnnexLabel(lines[regions.tail_end].text)) ++regions.tail_end;
  return regions;
}

}  // namespace vanthu::drafting
