#pragma once

#include <optional>

#include "absl/time/civil_time.h"

namespace vanthu::directory {

// When something holds; both ends belong to it, an absent one is open.
struct Validity {
  std::optional<absl::CivilDay> first_day;
  std::optional<absl::CivilDay> last_day;

  bool Holds(absl::CivilDay day) const { return !StartsAfter(day) && !EndedBefore(day); }
  bool StartsAfter(absl::CivilDay day) const { return first_day && *first_day > day; }
  bool EndedBefore(absl::CivilDay day) const { return last_day && *last_day < day; }
  friend bool operator==(const Validity&, const Validity&) = default;
};

}  // namespace vanthu::directory
