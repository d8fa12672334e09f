#include "services/directory/person/sample_issuer.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "services/directory/agency/agency_book.h"

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

// True where something was missing.
bool AddPosition(Person* person, const SampleIssuer& sample) {
  const std::string wanted = NameKeysOf(sample.position).folded;
  const auto held = std::find_if(person->positions.begin(), person->positions.end(), [&](const Position& position) {
    return position.validity == Validity{} && NameKeysOf(position.title).folded == wanted;
  });
  if (held == person->positions.end()) {
    person->positions.push_back({sample.position, {}, sample.forms});
    return true;
  }
  const size_t before = held->forms.size();
  for (const std::string& form : sample.forms) {
    if (std::find(held->forms.begin(), held->forms.end(), form) == held->forms.end()) held->forms.push_back(form);
  }
  return held->forms.size() != before;
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

std::optional<Person> MissingPerson(const std::vector<Person>& of_agency, const SampleIssuer& sample) {
  if (sample.full_name.empty()) return std::nullopt;
  const std::string wanted = NameKeysOf(sample.full_name).exact;
  std::set<std::string> taken;
  for (const Person& person : of_agency) {
    taken.insert(person.id.text());
    if (NameKeysOf(person.full_name).exact != wanted) continue;
    Person mended = person;
    return AddPosition(&mended, sample) ? std::optional(std::move(mended)) : std::nullopt;
  }
  return Person{sample.agency,
                PersonId::Trusted(FreshId(sample.full_name, taken)),
                sample.full_name,
                {{sample.position, {}, sample.forms}},
                true};
}

}  // namespace vanthu::directory
