#include "services/drafting/reading/citations.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "services/drafting/reading/pattern.h"
#include "services/drafting/reading/sentences.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"
#include "services/platform/text/utf8.h"

namespace vanthu::drafting {
namespace {

// An abstract may have 500 characters (Phụ lục VI); without a bound a hostile text would be read once per citation in it.
constexpr size_t kCitationBytesMax = 2000;
constexpr size_t kNextBytesMax = 200;

// The symbol has a slash, so "số 5" or "số 24 đường …" is none.
constexpr char kNumberAndDay[] =
    R"(([0-9]+[a-z]?/[a-z0-9]+(?:[-/][a-z0-9]+)*))"
    R"((?:,? ?(?:ngay ([0-9]{1,2} ?[/.-] ?[0-9]{1,2} ?[/.-] ?[0-9]{4}|[0-9]{1,2} thang [0-9]{1,2} nam [0-9]{4})))?)";

// Type, number and day of one citation.
const Pattern& CitationPattern() {
  static const auto& kPattern = *new Pattern(
      absl::StrCat(
          R"(\b(nghi quyet lien tich|nghi quyet|quyet dinh|chi thi|quy che|quy dinh|thong cao|thong bao|huong dan|chuong trinh|ke hoach|phuong an|de an|du an|bao cao|bien ban|to trinh|hop dong|cong van|cong dien|giay moi|giay uy quyen|phieu chuyen|bo luat|luat|phap lenh|nghi dinh|thong tu lien tich|thong tu|ket luan|van ban) (?:so:? ?)?)",
          kNumberAndDay)
          .c_str());
  return kPattern;
}

// A law is cited by its name: "Luật Lưu trữ số 33/2024/QH15".
const Pattern& LawPattern() {
  static const auto& kPattern =
      *new Pattern(absl::StrCat(R"(\b(bo luat|luat|phap lenh) ([^,.;:()/]{3,120}?),? so:? ?)", kNumberAndDay).c_str());
  return kPattern;
}

// "…, số 13/SNV-VP ngày …": one more of the same type.
const Pattern& NextPattern() {
  static const auto& kPattern = *new Pattern(absl::StrCat(R"(^(?:,? va|,) so:? ?)", kNumberAndDay).c_str());
  return kPattern;
}

std::string Cleaned(std::string_view text) {
  text = text::Trim(text);
  while (!text.empty() && (text.back() == ',' || text.back() == ' ')) text.remove_suffix(1);
  return text::CollapseBlanks(text);
}

// "… của UBND tỉnh quy định chức năng …": a verb, and no "về việc", begins the abstract of what makes rules. In small letters no
// agency's name holds one of them.
size_t RuleVerb(std::string_view text) {
  static constexpr std::string_view kVerbs[] = {" quy định ",  " ban hành ", " hướng dẫn ", " sửa đổi",
                                                " phê duyệt ", " công bố ",  " bãi bỏ "};
  size_t first = text.size();
  for (const std::string_view verb : kVerbs) first = std::min(first, text.find(verb));
  return first;
}

// "V/v" for "về việc" behind the issuer.
size_t SubjectLabel(std::string_view text) { return std::min(text.find(" V/v "), text.find(" v/v ")); }

// " của <issuer> về việc <abstract>": either part may be missing.
void ReadIssuerAndAbstract(std::string_view rest, Citation& citation) {
  rest = text::PrefixOf(rest, kCitationBytesMax);
  rest = rest.substr(0, SentenceEnd(rest));
  rest = rest.substr(0, MainClause(rest));
  static constexpr std::string_view kOf = " của ", kAbout = " về ";
  const size_t subject = SubjectLabel(rest), about = std::min(rest.find(kAbout), subject), verb = RuleVerb(rest);
  if (rest.starts_with(kOf) && verb < std::min(about, rest.size())) {
    citation.issuer = Cleaned(rest.substr(kOf.size(), verb - kOf.size()));
    citation.abstract = Cleaned(rest.substr(verb));
    return;
  }
  if (rest.starts_with(kOf)) {
    const std::string_view issuer = rest.substr(kOf.size(), about == std::string_view::npos ? about : about - kOf.size());
    citation.issuer = Cleaned(issuer.substr(0, issuer.find(',')));
  } else if (about > 2) {
    return;  // what "về" then tells is something else
  }
  if (about == std::string_view::npos) return;
  const size_t label = about == subject ? std::string_view(" V/v").size() : kAbout.size();
  std::string_view abstract = text::Trim(rest.substr(about + label));
  if (abstract.starts_with("việc ")) abstract.remove_prefix(std::string_view("việc ").size());
  citation.abstract = Cleaned(abstract);
}

// Finds the citations of one block from left to right.
class BlockCitations {
 public:
  explicit BlockCitations(const Block& block) : block_(block), folded_(block.text) {}

  std::optional<Citation> Next() {
    if (!last_type_.empty()) {
      const std::string_view rest = text::PrefixOf(std::string_view(block_.text).substr(from_), kNextBytesMax);
      if (const auto groups = NextPattern().FindIn(rest)) return Made({(*groups)[0], last_type_, "", (*groups)[1], (*groups)[2]});
    }
    const size_t from = folded_.FoldedOffset(from_);
    const auto plain = CitationPattern().FindIn(folded_, block_.text, from);
    if (!law_ || (!law_->empty() && law_->front().data() < block_.text.data() + from_)) {
      law_ = LawPattern().FindIn(folded_, block_.text, from).value_or(Pattern::Groups());
    }
    if (!law_->empty() && (!plain || law_->front().data() < plain->front().data()))
      return Made({(*law_)[0], std::string((*law_)[1]), (*law_)[2], (*law_)[3], (*law_)[4]});
    if (plain) return Made({(*plain)[0], std::string((*plain)[1]), "", (*plain)[2], (*plain)[3]});
    return std::nullopt;
  }

 private:
  struct Found {
    std::string_view all;
    std::string type;
    std::string_view name;
    std::string_view number;
    std::string_view day;
  };

  Citation Made(const Found& found) {
    from_ = static_cast<size_t>(found.all.data() - block_.text.data()) + found.all.size();
    last_type_ = found.type;
    Citation citation{found.type, std::string(found.number), std::string(found.day), "", "", block_.span};
    ReadIssuerAndAbstract(std::string_view(block_.text).substr(from_), citation);
    if (!found.name.empty() && citation.abstract.empty()) citation.abstract = Cleaned(found.name);
    return citation;
  }

  const Block& block_;
  text::FoldedText folded_;
  size_t from_ = 0;
  std::string last_type_;
  std::optional<Pattern::Groups> law_;  // the next one, looked for once; empty: there is none
};

}  // namespace

std::vector<Citation> CitationsIn(const std::vector<Block>& body) {
  std::vector<Citation> citations;
  std::set<std::string> seen;
  for (const Block& block : body) {
    BlockCitations found(block);
    while (auto citation = found.Next()) {
      const bool is_first = seen.insert(text::Fold(citation->type + ' ' + citation->number)).second;
      citation->form = is_first ? CitationForm::kFirst : CitationForm::kLater;
      citations.push_back(*std::move(citation));
    }
  }
  return citations;
}

}  // namespace vanthu::drafting
