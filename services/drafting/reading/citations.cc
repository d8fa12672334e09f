#include "services/drafting/reading/citations.h"

#include <set>
#include <string>
#include <string_view>

#include "services/drafting/reading/pattern.h"
#include "services/drafting/reading/sentences.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"
#include "services/platform/text/utf8.h"

namespace vanthu::drafting {
namespace {

// An abstract may have 500 characters (Phụ lục VI); without a bound a hostile text would be read once per citation in it.
constexpr size_t kCitationBytesMax = 2000;

// Type, number and day of one citation; the symbol has a slash, so "số 5" or "số 24 đường …" is none.
const Pattern& CitationPattern() {
  static const auto& kPattern = *new Pattern(
      R"(\b(nghi quyet lien tich|nghi quyet|quyet dinh|chi thi|quy che|quy dinh|thong cao|thong bao|huong dan|chuong trinh|ke hoach|phuong an|de an|du an|bao cao|bien ban|to trinh|hop dong|cong van|cong dien|giay moi|phieu chuyen|luat|phap lenh|nghi dinh|thong tu lien tich|thong tu|ket luan|van ban))"
      R"( so:? ?([0-9]+[a-z]?/[a-z0-9]+(?:[-/][a-z0-9]+)*))"
      R"((?:,? ?(?:ngay ([0-9]{1,2} ?[/.-] ?[0-9]{1,2} ?[/.-] ?[0-9]{4}|[0-9]{1,2} thang [0-9]{1,2} nam [0-9]{4})))?)");
  return kPattern;
}

bool StartsWith(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

std::string Cleaned(std::string_view text) {
  text = text::Trim(text);
  while (!text.empty() && (text.back() == ',' || text.back() == ' ')) text.remove_suffix(1);
  return text::CollapseBlanks(text);
}

// " của <issuer> về việc <abstract>": either part may be missing.
void ReadIssuerAndAbstract(std::string_view rest, Citation& citation) {
  rest = text::PrefixOf(rest, kCitationBytesMax);
  rest = rest.substr(0, SentenceEnd(rest));
  rest = rest.substr(0, MainClause(rest));
  static constexpr std::string_view kOf = " của ", kAbout = " về ";
  const size_t about = rest.find(kAbout);
  if (StartsWith(rest, kOf)) {
    const std::string_view issuer = rest.substr(kOf.size(), about == std::string_view::npos ? about : about - kOf.size());
    citation.issuer = Cleaned(issuer.substr(0, issuer.find(',')));
  } else if (about > 2) {
    return;  // what "về" then tells is something else
  }
  if (about == std::string_view::npos) return;
  std::string_view abstract = text::Trim(rest.substr(about + kAbout.size()));
  if (StartsWith(abstract, "việc ")) abstract.remove_prefix(std::string_view("việc ").size());
  citation.abstract = Cleaned(abstract);
}

}  // namespace

std::vector<Citation> CitationsIn(const std::vector<Block>& body) {
  std::vector<Citation> citations;
  std::set<std::string> seen;  // later citations of the same document give type and number only
  for (const Block& block : body) {
    const text::FoldedText folded(block.text);
    const std::string_view original = block.text;
    size_t from = 0;
    while (const auto groups = CitationPattern().FindIn(folded, original, from)) {
      Citation citation{std::string((*groups)[1]), std::string((*groups)[2]), std::string((*groups)[3]), "", "", block.span};
      const size_t end = static_cast<size_t>((*groups)[0].data() - original.data()) + (*groups)[0].size();
      ReadIssuerAndAbstract(original.substr(end), citation);
      if (seen.insert(citation.type + ' ' + citation.number).second) citations.push_back(std::move(citation));
      from = folded.FoldedOffset(end);
    }
  }
  return citations;
}

}  // namespace vanthu::drafting
