#include "services/directory/agency/issuer_rule.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::directory {
namespace {

using Candidates = std::vector<const Agency*>;

Candidates OnDay(Candidates agencies, absl::CivilDay day) {
  std::erase_if(agencies, [&](const Agency* agency) { return !agency->validity.Holds(day); });
  return agencies;
}

bool HasName(const Agency& agency, const NameKeys& wanted, Match match) {
  const auto same = [&](const std::string& name) { return NameKeysOf(name).of(match) == wanted.of(match); };
  return same(agency.display_name) || std::any_of(agency.other_names.begin(), agency.other_names.end(), same);
}

// Of agencies with one symbol, those that the words of the issuing body name.
Candidates NamedAsWritten(const Candidates& agencies, const std::string& issuing_body) {
  const NameKeys wanted = NameKeysOf(issuing_body);
  for (const Match match : {Match::kExact, Match::kFolded}) {
    Candidates named = agencies;
    std::erase_if(named, [&](const Agency* agency) { return !HasName(*agency, wanted, match); });
    if (!named.empty()) return named;
  }
  return {};
}

absl::Status Ambiguous(const IssuerQuestion& question, const Candidates& agencies) {
  constexpr size_t kNamesShown = 5;
  const auto end = agencies.begin() + static_cast<ptrdiff_t>(std::min(agencies.size(), kNamesShown));
  const std::string names =
      absl::StrCat(absl::StrJoin(agencies.begin(), end, ", ",
                                 [](std::string* out, const Agency* a) { absl::StrAppend(out, a->display_name); }),
                   agencies.size() > kNamesShown ? ", …" : "");
  return status::Error(status::Reason::kInvalidField,
                       {{"field", "issuing_body"},
                        {"value", question.issuing_body},
                        {"rule", absl::StrCat("Ký hiệu ", question.notation, " là của ", agencies.size(), " cơ quan (", names,
                                              "): ghi rõ tên cơ quan ban hành.")},
                        {"rule_en", absl::StrCat("Symbol ", question.notation, " belongs to ", agencies.size(), " agencies (",
                                                 names, "): write the issuing body's full name.")}});
}

absl::StatusOr<const Agency*> OneOf(const IssuerQuestion& question, const Candidates& agencies) {
  if (agencies.size() == 1) return agencies.front();
  const Candidates named = NamedAsWritten(agencies, question.issuing_body);
  if (named.size() == 1) return named.front();
  return Ambiguous(question, named.empty() ? agencies : named);
}

}  // namespace

absl::StatusOr<Issuer> ResolveIssuer(const AgencyBook& book, const IssuerQuestion& question) {
  std::vector<std::string> parts = absl::StrSplit(question.notation, '-', absl::SkipEmpty());
  if (!question.type_abbreviation.empty() && !parts.empty() && parts.front() == question.type_abbreviation) {
    parts.erase(parts.begin());
  }
  // A symbol may itself hold a hyphen, so the longest one that an agency has is taken.
  for (size_t count = parts.size(); count > 0; --count) {
    const auto split = parts.begin() + static_cast<ptrdiff_t>(count);
    const Candidates agencies = OnDay(book.WithSymbol(absl::StrJoin(parts.begin(), split, "-")), question.day);
    if (agencies.empty()) continue;
    auto agency = OneOf(question, agencies);
    if (!agency.ok()) return agency.status();
    Issuer issuer{*agency, nullptr, ""};
    const std::string unit_symbol = absl::StrJoin(split, parts.end(), "-");
    const Unit* unit = FindUnitBySymbol(**agency, unit_symbol);
    if (unit != nullptr && unit->validity.Holds(question.day)) {
      issuer.unit = unit;
    } else {
      issuer.unknown_unit = unit_symbol;
    }
    return issuer;
  }
  return status::Error(status::Reason::kUnknownIssuer, {{"value", question.notation}, {"day", DayText(question.day)}});
}

}  // namespace vanthu::directory
