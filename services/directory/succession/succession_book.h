#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/directory/agency/agency_book.h"
#include "services/directory/succession/succession.h"

namespace vanthu::directory {

// Who follows an agency that no longer exists on a day.
struct Successors {
  std::vector<const Agency*> agencies;  // by id; empty where no rule leads to an agency of that day
  std::vector<std::string> bases;       // the decisions that were followed, each once
};

// All successions. Immutable.
class SuccessionBook {
 public:
  explicit SuccessionBook(std::vector<Succession> successions);

  // Follows the rules from one dissolved agency to the next until an agency of that day. Never guesses: where a rule is missing,
  // that way ends.
  Successors Follow(const AgencyBook& agencies, const AgencyId& dissolved, absl::CivilDay day) const;

 private:
  std::map<AgencyId, std::vector<Succession>> by_predecessor_;
};

}  // namespace vanthu::directory
