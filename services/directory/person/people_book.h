#pragma once

#include <map>
#include <utility>
#include <vector>

#include "services/directory/person/person.h"

namespace vanthu::directory {

// Everybody, by agency. Immutable.
class PeopleBook {
 public:
  explicit PeopleBook(std::vector<Person> people) {
    for (Person& person : people) {
      auto& of_agency = by_agency_[person.agency];
      of_agency.push_back(std::move(person));
    }
  }
  const std::vector<Person>& Of(const AgencyId& agency) const {
    static const auto* const kNobody = new std::vector<Person>;
    const auto found = by_agency_.find(agency);
    return found == by_agency_.end() ? *kNobody : found->second;
  }

 private:
  std::map<AgencyId, std::vector<Person>> by_agency_;
};

}  // namespace vanthu::directory
