#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/directory/agency/agency.h"
#include "services/directory/person/person.h"

namespace vanthu::directory {

// What a sample file names and the directory may not know: a drafting unit, a signer; either may be empty.
struct SampleIssuer {
  AgencyId agency;
  std::string unit_symbol;
  std::string full_name;
  std::string position;  // "Q. GIÁM ĐỐC" is read as the position GIÁM ĐỐC in the form Q.
  std::vector<std::string> forms;
};

// The unit to add; none where the agency has one of that symbol or the file names none.
std::optional<Unit> MissingUnit(const Agency& agency, const SampleIssuer& sample);

// The person to add; none where one of that name is there, whatever their positions and mandates: what a person may sign is
// judged by the directory alone (Điều 13), never made up from the file that they are to sign.
std::optional<Person> MissingPerson(const std::vector<Person>& of_agency, const SampleIssuer& sample, absl::CivilDay day);

}  // namespace vanthu::directory
