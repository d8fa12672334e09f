#pragma once

#include <optional>
#include <string>
#include <vector>

#include "services/directory/agency/agency.h"
#include "services/directory/person/person.h"

namespace vanthu::directory {

// What a sample file names and the directory may not know: a drafting unit, a signer; either may be empty.
struct SampleIssuer {
  AgencyId agency;
  std::string unit_symbol;
  std::string full_name;
  std::string position;
  std::vector<std::string> forms;
};

// The unit to add; none where the agency has one of that symbol or the file names none.
std::optional<Unit> MissingUnit(const Agency& agency, const SampleIssuer& sample);

// The person to add or, where one of that name is there without position or form, that person with what was missing.
std::optional<Person> MissingPerson(const std::vector<Person>& of_agency, const SampleIssuer& sample);

}  // namespace vanthu::directory
