#include <array>
#include <string>
#include <utility>

#include "absl/strings/str_format.h"
#include "re2/re2.h"
#include "services/drafting/format/rule_groups.h"
#include "services/drafting/reading/pattern.h"
#include "services/platform/text/fold.h"

namespace vanthu::drafting {
namespace {

constexpr std::string_view kArticle = "Phụ lục I, mục II.6.b";
constexpr std::string_view kComplete = "Công văn số 1405/UBND-VX ngày 26/8/2024 của UBND tỉnh về việc tổ chức hội chợ nông sản";

void Add(size_t at, const Citation& citation, Report& report) {
  report.Add({"citations", static_cast<int>(at), citation.span}, citation.type + " số " + citation.number);
}

bool IsLaw(const Citation& citation) {
  static const auto& kLaws = *new Pattern("^(luat|bo luat|phap lenh|hien phap)$");
  return kLaws.Matches(text::Fold(citation.type));
}

// "Theo đề nghị của Giám đốc Sở … tại Tờ trình số …": who proposes what is said before the citation.
bool IsProposal(const Draft& draft, const Citation& citation) {
  for (const Block& block : draft.body) {
    if (block.span.first_line != citation.span.first_line) continue;
    const size_t at = block.text.find(citation.number);
    if (at == std::string::npos) continue;
    const size_t asked = block.text.find("đề nghị của ");
    return asked != std::string::npos && asked < at;
  }
  return false;
}

// Whom a notation names as issuer: "QĐ-UBND" and "UBND-VX" name UBND.
std::string IssuerIn(std::string_view notation) {
  const size_t hyphen = notation.find('-');
  const std::string_view first = notation.substr(0, hyphen);
  if (hyphen == std::string_view::npos || !DocumentTypeByAbbreviation(first)) return std::string(first);
  const std::string_view rest = notation.substr(hyphen + 1);
  return std::string(rest.substr(0, rest.find('-')));
}

// Of its own documents a body need not say who issued them.
bool IsOwn(const Draft& draft, const Citation& citation) {
  const size_t slash = citation.number.find('/');
  const std::string own = IssuerIn(draft.symbol.notation);
  return !own.empty() && slash != std::string::npos && IssuerIn(std::string_view(citation.number).substr(slash + 1)) == own;
}

// Reading takes what follows "của" for the issuer; a verb in it ("… quy định chi tiết …") begins the abstract.
bool TellsWhatItDoes(const std::string& issuer) {
  static const auto& kVerb = *new Pattern(
      R"( (quy dinh|ban hanh|huong dan|sua doi|bo sung|phe duyet|cong bo|bai bo|giao|thong qua|trien khai|tang cuong)\b)");
  return kVerb.Matches(text::Fold(issuer));
}

template <class Lacks>
void CheckFirst(const CheckInput& input, Lacks lacks, Report& report) {
  const auto& citations = input.draft.citations;
  for (size_t at = 0; at < citations.size(); ++at) {
    if (citations[at].form == CitationForm::kFirst && !IsLaw(citations[at]) && lacks(citations[at]))
      Add(at, citations[at], report);
  }
}

void CheckDay(const CheckInput& input, Report& report) {
  CheckFirst(
      input, [](const Citation& citation) { return citation.day.empty(); }, report);
}

void CheckIssuer(const CheckInput& input, Report& report) {
  const auto lacks = [&](const Citation& citation) {
    return citation.issuer.empty() && !IsOwn(input.draft, citation) && !IsProposal(input.draft, citation);
  };
  CheckFirst(input, lacks, report);
}

void CheckAbstract(const CheckInput& input, Report& report) {
  const auto lacks = [&](const Citation& citation) {
    return citation.abstract.empty() && !TellsWhatItDoes(citation.issuer) && !IsProposal(input.draft, citation);
  };
  CheckFirst(input, lacks, report);
}

void CheckLater(const CheckInput& input, Report& report) {
  const auto& citations = input.draft.citations;
  for (size_t at = 0; at < citations.size(); ++at) {
    const Citation& citation = citations[at];
    const bool says_again = !citation.day.empty() || !citation.issuer.empty() || !citation.abstract.empty();
    if (citation.form == CitationForm::kLater && says_again) Add(at, citation, report);
  }
}

using Mend = std::string (*)(const std::string& text);

// One finding per text, with all of its places mended. The pattern's groups: what stands before, and the citation.
void CheckTexts(const CheckInput& input, const re2::RE2& wrong, Mend mend, Report& report) {
  for (const DraftText& text : input.texts) {
    if (text.text.find(" số") == std::string_view::npos) continue;
    re2::StringPiece before, found;
    if (!re2::RE2::PartialMatch(re2::StringPiece(text.text.data(), text.text.size()), wrong, &before, &found)) continue;
    report.Add({std::string(text.field), text.item, text.span}, std::string(found),
               Fix{text.pointer, mend(std::string(text.text)), {}});
  }
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kTypeNames = {{{"NĐ", "Nghị định"},
                                                                                       {"QĐ", "Quyết định"},
                                                                                       {"CV", "Công văn"},
                                                                                       {"TTr", "Tờ trình"},
                                                                                       {"TT", "Thông tư"},
                                                                                       {"KH", "Kế hoạch"},
                                                                                       {"TB", "Thông báo"},
                                                                                       {"NQ", "Nghị quyết"},
                                                                                       {"CTr", "Chương trình"},
                                                                                       {"CT", "Chỉ thị"},
                                                                                       {"BC", "Báo cáo"},
                                                                                       {"HD", "Hướng dẫn"}}};

std::string InFull(const std::string& text) {
  std::string full = text;
  for (const auto& [abbreviation, name] : kTypeNames) {
    const re2::RE2 place(absl::StrFormat("(^|[\\s(“\"])%s số:? ?([0-9]+/)", abbreviation));
    re2::RE2::GlobalReplace(&full, place, absl::StrFormat("\\1%s số \\2", name));
  }
  return full;
}

void CheckTypeInFull(const CheckInput& input, Report& report) {
  static const auto& kShort = *new re2::RE2(R"((^|[\s(“"])((?:NĐ|QĐ|CV|TTr|TT|KH|TB|NQ|CTr|CT|BC|HD) số:? ?[0-9]+/))");
  CheckTexts(input, kShort, InFull, report);
}

const re2::RE2& SmallType() {
  static const auto& kPattern = *new re2::RE2(
      R"((^|[\s(“"])((?:nghị định|nghị quyết|quyết định|chỉ thị|thông tư|thông báo|hướng dẫn|chương trình|kế hoạch|báo cáo|biên bản|tờ trình|công văn|công điện) số:? ?[0-9]+/))");
  return kPattern;
}

std::string WithCapital(const std::string& text) {
  std::string capital;
  re2::StringPiece rest(text), before, cited;
  while (re2::RE2::FindAndConsume(&rest, SmallType(), &before, &cited)) {
    const size_t at = static_cast<size_t>(cited.data() - text.data());
    capital.append(text, capital.size(), at - capital.size()).append(text::Upper(text.substr(at, 1)));
  }
  return capital.append(text, capital.size());
}

void CheckTypeCapital(const CheckInput& input, Report& report) { CheckTexts(input, SmallType(), WithCapital, report); }

constexpr Rule kRules[] = {
    {"VD-01",
     kArticle,
     Severity::kWarning,
     Fixing::kByHand,
     {"Viện dẫn lần đầu phải ghi ngày ban hành văn bản.", "The first citation of a document gives its date."},
     {kComplete, "Công văn số 1405/UBND-VX của UBND tỉnh về việc tổ chức hội chợ nông sản"},
     CheckDay},
    {"VD-02",
     kArticle,
     Severity::kWarning,
     Fixing::kByHand,
     {"Viện dẫn lần đầu phải ghi cơ quan ban hành văn bản.", "The first citation of a document gives its issuer."},
     {kComplete, "Công văn số 1405/UBND-VX ngày 26/8/2024 về việc tổ chức hội chợ nông sản"},
     CheckIssuer},
    {"VD-03",
     kArticle,
     Severity::kWarning,
     Fixing::kByHand,
     {"Viện dẫn lần đầu phải ghi trích yếu nội dung văn bản.", "The first citation of a document gives its abstract."},
     {kComplete, "Công văn số 1405/UBND-VX ngày 26/8/2024 của UBND tỉnh"},
     CheckAbstract},
    {"VD-04",
     kArticle,
     Severity::kWarning,
     Fixing::kByHand,
     {"Viện dẫn từ lần thứ hai chỉ ghi tên loại và số, ký hiệu.", "Later citations give type, number and symbol only."},
     {"Công văn số 1405/UBND-VX", "Công văn số 1405/UBND-VX ngày 26/8/2024 của UBND tỉnh"},
     CheckLater},
    {"VD-05",
     kArticle,
     Severity::kWarning,
     Fixing::kSafe,
     {"Tên loại văn bản viện dẫn ghi đầy đủ, không viết tắt.", "The type of a cited document is written in full."},
     {"Quyết định số 12/QĐ-UBND", "QĐ số 12/QĐ-UBND"},
     CheckTypeInFull},
    {"VD-06",
     "Phụ lục II, mục V",
     Severity::kWarning,
     Fixing::kSafe,
     {"Tên loại của một văn bản cụ thể viết hoa chữ cái đầu.", "The type of a certain document begins with a capital."},
     {"Quyết định số 12/QĐ-UBND", "quyết định số 12/QĐ-UBND"},
     CheckTypeCapital},
};

}  // namespace

std::span<const Rule> CitationRules() { return kRules; }

}  // namespace vanthu::drafting
