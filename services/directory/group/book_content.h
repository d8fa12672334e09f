#pragma once

#include <vector>

#include "services/directory/agency/agency.h"
#include "services/directory/group/group.h"
#include "services/directory/person/person.h"
#include "services/directory/succession/succession.h"

namespace vanthu::directory {

// Everything that stands in a directory, but for accounts and keys.
struct BookContent {
  std::vector<Agency> agencies;
  std::vector<Succession> successions;
  std::vector<Group> groups;
  std::vector<Person> people;
};

}  // namespace vanthu::directory
