#include "services/drafting/reading/regions.h"

#include <algorithm>
#include <optional>

#include "services/drafting/reading/annex_lines.h"
#include "services/drafting/reading/columns.h"
#include "services/drafting/reading/header_lines.h"
#include "services/drafting/reading/pattern.h"
#include "services/drafting/reading/signing_lines.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {
namespace {

constexpr size_t kParagraphBytesMin = 200;  // no line of a header is as long, not even two glued columns

bool HasHeaderWords(const std::string& folded) {
  static const auto& kPattern =
      *new Pattern(R"(^\W*so ?[:.]? ?([0-9._…]*|[0-9]{1,6} ?[a-z]{1,3}|x{1,4}) ?/|\bv ?/ ?v\b|\bngay\b.*\bthang\b.*\bnam\b)");
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

bool MaySign(std::string_view line) {
  if (IsSigningLine(line)) return true;
  for (const char by : {'\t', '|'}) {
    for (std::string_view rest = line; !rest.empty();) {
      const size_t end = rest.find(by);
      if (IsSigningLine(text::Trim(rest.substr(0, end)))) return true;
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
  }
  const auto columns = PossibleColumns(line);
  return !columns.empty() && (IsSigningLine(columns.front().left) || IsSigningLine(columns.front().right));
}

// A signature block may stand above the recipients.
size_t BeginOfSignatureAbove(const std::vector<ManuscriptLine>& lines, size_t label, size_t from) {
  static constexpr size_t kLinesMax = 16;
  static constexpr size_t kBytesMax = 200;
  size_t begin = label;
  for (size_t at = label; at > from && label - at < kLinesMax; --at) {
    const std::string& text = lines[at - 1].text;
    if (text.size() > kBytesMax || text.back() == '.' || text.back() == ';' || text.back() == ':') break;
    if (MaySign(text)) begin = at - 1;
  }
  return begin;
}

size_t TailBegin(const std::vector<ManuscriptLine>& lines, const std::vector<std::string>& folded, size_t from) {
  std::optional<size_t> closing;
  std::optional<size_t> label;
  for (size_t at = from; at < folded.size(); ++at) {
    if (folded[at].find("cong hoa xa hoi chu nghia viet nam") != std::string::npos) break;  // of another dispatch, or an annex
    if (IsRecipientsLabel(folded[at]) && (!label || (closing && *closing > *label))) label = at;
    if (label && closing) break;
    if (!closing && EndsContent(folded[at])) closing = at + 1;
  }
  if (label) return BeginOfSignatureAbove(lines, *label, from);
  return closing.value_or(folded.size());
}

bool AnnexBegins(const std::vector<ManuscriptLine>& lines, const std::vector<std::string>& folded, size_t at) {
  static constexpr size_t kTitleLinesMax = 6;
  if (IsAnnexLabel(lines[at].text)) return true;
  if (!MayTitleAnnex(lines[at].text)) return false;
  const auto end = folded.begin() + static_cast<std::ptrdiff_t>(std::min(folded.size(), at + kTitleLinesMax));
  return std::any_of(folded.begin() + static_cast<std::ptrdiff_t>(at), end, IsAnnexNote);
}

}  // namespace

Region Regions::Of(size_t line) const {
  if (line < header_end) return Region::kHeader;
  return line >= tail_begin && line < tail_end ? Region::kTail : Region::kContent;
}

Regions RegionsOf(const std::vector<ManuscriptLine>& lines, const std::vector<std::string>& folded) {
  Regions regions;
  regions.header_end = HeaderEnd(lines, folded);
  regions.tail_begin = TailBegin(lines, folded, regions.header_end);
  regions.tail_end = regions.tail_begin;
  while (regions.tail_end < lines.size() && !AnnexBegins(lines, folded, regions.tail_end)) ++regions.tail_end;
  return regions;
}

}  // namespace vanthu::drafting
