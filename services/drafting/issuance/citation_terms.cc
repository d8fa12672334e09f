#include "services/drafting/issuance/citation_terms.h"

#include <map>
#include <string>
#include <string_view>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "re2/re2.h"
#include "services/drafting/draft/document_type.h"
#include "services/platform/text/fold.h"

namespace vanthu::drafting {
namespace {

constexpr char kCommittee[] = "uy ban nhan dan ";

std::optional<DispatchNumber> NumberIn(const std::string& written) {
  static const auto& kNumber = *new re2::RE2("([0-9]{1,9})/(.+)");
  DispatchNumber number;
  if (!re2::RE2::FullMatch(written, kNumber, &number.number, &number.notation)) return std::nullopt;
  return number;
}

// "26/5/2025", "26 tháng 5 năm 2025".
std::optional<absl::CivilDay> DayIn(const std::string& written) {
  static const auto& kDay = *new re2::RE2(R"(([0-9]{1,2})[^0-9]+([0-9]{1,2})[^0-9]+([0-9]{4}))");
  int day = 0, month = 0, year = 0;
  if (!re2::RE2::FullMatch(written, kDay, &day, &month, &year)) return std::nullopt;
  const absl::CivilDay civil(year, month, day);
  const bool exists = civil.month() == month && civil.day() == day;
  return exists ? std::optional(civil) : std::nullopt;
}

std::string Spelt(std::string_view body) {
  return absl::StrReplaceAll(text::Fold(body), {{"ubnd ", kCommittee}, {"hdnd ", "hoi dong nhan dan "}});
}

// A body is called by its whole name, with its place or without, or by the name's beginning ("UBND tỉnh", "Sở").
bool IsCalled(std::string_view called, const Issuer& issuer) {
  std::string place = Spelt(issuer.parent_display_name);
  if (absl::StartsWith(place, kCommittee)) place.erase(0, sizeof(kCommittee) - 1);
  const std::string whole = absl::StrCat(Spelt(issuer.display_name), " ", place, " ");
  return absl::StartsWith(whole, absl::StrCat(Spelt(called), " "));
}

}  // namespace

std::vector<std::optional<CitationTerms>> TermsOf(const std::vector<Citation>& citations) {
  std::map<std::string, std::optional<absl::CivilDay>> first_days;
  std::vector<std::optional<CitationTerms>> terms;
  for (const Citation& citation : citations) {
    auto& first =
        first_days.try_emplace(text::Fold(absl::StrCat(citation.type, " ", citation.number)), DayIn(citation.day)).first->second;
    const auto day = citation.day.empty() ? first : DayIn(citation.day);
    const auto number = NumberIn(citation.number);
    terms.push_back(number && day ? std::optional(CitationTerms{*number, *day}) : std::nullopt);
  }
  return terms;
}

bool Names(const Citation& citation, DocumentType type, const Issuer& issuer) {
  const std::string cited = text::Fold(citation.type);
  if (cited != "van ban" && cited != text::Fold(FactsOf(type).name)) return false;
  return citation.issuer.empty() || IsCalled(citation.issuer, issuer);
}

}  // namespace vanthu::drafting
