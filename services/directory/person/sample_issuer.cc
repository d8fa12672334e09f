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

Position PositionOf(const SampleIssuer& sample) {
  AuthorityLine own = ReadAuthorityLine(sample.position);
  Position position{std::move(own.whom), {}, sample.forms};
  if (!own.form.empty()) position.forms.push_back(std::move(own.form));
  return position;
}

bool Holds(const Person& person, const Position& wanted, absl::CivilDay day) {
  return std::any_of(person.positions.begin(), person.positions.end(), [&](const Position& held) {
    if (!held.validity.Holds(day) || NameKeysOf(held.title).folded != NameKeysOf(wanted.title).folded) return false;
    if (wanted.forms.empty()) return SignsAsHead(held);
    return std::all_of(wanted.forms.begin(), wanted.forms.end(), [&](const std::string& form) {
      return std::find(held.forms.begin(), held.forms.end(), form) != held.forms.end();
    });
  });
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
  const Position wanted = PositionOf(sample);
  const std::string name = NameKeysOf(sample.full_name).exact;
  const Person* known = nullptr;
  std::set<std::string> taken;
  for (const Person& person : of_agency) {
    taken.insert(person.id.text());
    if (NameKeysOf(person.full_name).exact != name) continue;
    if (Holds(person, wanted, day)) return std::nullopt;
    known = &person;
  }
  if (known == nullptr) {
    return Person{sample.agency, PersonId::Trusted(FreshId(sample.full_name, taken)), sample.full_name, {wanted}, true};
  }
  Person mended = *known;
  mended.positions.push_back(wanted);
  return mended;
}

}  // namespace vanthu::directory
