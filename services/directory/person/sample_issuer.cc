#include "services/directory/person/sample_issuer.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "services/directory/agency/agency_book.h"
#include "services/directory/person/signature_form.h"

namespace vanthu::directory {
namespace {

// An id made of a name: its words without diacritics, with a number where another has it.
std::string FreshId(const std::string& name, const std::set<std::string>& taken) {
  constexpr size_t kStemMax = 50;  // leaves room for the number
  std::string stem = absl::StrReplaceAll(NameKeysOf(name).folded, {{" ", "-"}}).substr(0, kStemMax);
  while (!stem.empty() && stem.back() == '-') stem.pop_back();
  if (!IsIdentifierText(stem)) stem = "x";
  std::string id = stem;
  for (int n = 2; taken.contains(id); ++n) id = absl::StrCat(stem, "-", n);
  return id;
}

bool HasMandate(const SampleIssuer& sample) {
  return std::find(sample.forms.begin(), sample.forms.end(), "TUQ.") != sample.forms.end();
}

// TUQ. is no form of a position: it is given by a mandate.
Position PositionOf(const SampleIssuer& sample) {
  AuthorityLine own = ReadAuthorityLine(sample.position);
  Position position{std::move(own.whom), {}, {}};
  for (const std::string& form : sample.forms) {
    if (form != "TUQ.") position.forms.push_back(form);
  }
  if (!own.form.empty()) position.forms.push_back(std::move(own.form));
  return position;
}

Delegation SampleMandate(const SampleIssuer& sample, absl::CivilDay day) {
  constexpr int kDays = 30;
  return {.form = "TUQ.",
          .from_agency = sample.agency,
          .validity = {day, day + kDays},
          .scope = "văn bản thử (sample)",
          .basis = "thêm cho tệp thử (sample)"};
}

}  // namespace

std::optional<Unit> MissingUnit(const Agency& agency, const SampleIssuer& sample) {
  if (sample.unit_symbol.empty() || FindUnitBySymbol(agency, sample.unit_symbol) != nullptr) return std::nullopt;
  std::set<std::string> taken;
  for (const Unit& unit : agency.units) taken.insert(unit.id.text());
  return Unit{UnitId::Trusted(FreshId(sample.unit_symbol, taken)),
              absl::StrCat("Đơn vị ", sample.unit_symbol),
              {},
              sample.unit_symbol,
              {},
              true};
}

std::optional<Person> MissingPerson(const std::vector<Person>& of_agency, const SampleIssuer& sample, absl::CivilDay day) {
  if (sample.full_name.empty()) return std::nullopt;
  const std::string name = NameKeysOf(sample.full_name).exact;
  std::set<std::string> taken;
  for (const Person& person : of_agency) {
    if (NameKeysOf(person.full_name).exact == name) return std::nullopt;
    taken.insert(person.id.text());
  }
  Person unknown{.agency = sample.agency,
                 .id = PersonId::Trusted(FreshId(sample.full_name, taken)),
                 .full_name = sample.full_name,
                 .sample = true};
  unknown.positions.push_back(PositionOf(sample));
  if (HasMandate(sample)) unknown.delegations.push_back(SampleMandate(sample, day));
  return unknown;
}

}  // namespace vanthu::directory
