#pragma once

#include <string>

#include "absl/time/civil_time.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::directory {

// What follows a dissolved agency, by a decision that says so. A predecessor may have several successors: all of them follow it.
struct Succession {
  AgencyId predecessor;
  AgencyId successor;
  absl::CivilDay first_day;
  std::string basis;  // "Nghị quyết số 19/NQ-HĐND"
  friend bool operator==(const Succession&, const Succession&) = default;
};

}  // namespace vanthu::directory
