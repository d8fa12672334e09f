#pragma once

#include <cstdint>
#include <vector>

#include "absl/time/civil_time.h"

namespace vanthu::calendar {

// Which days an office works: Monday to Friday, less its days off, plus the weekend days it works in exchange. Immutable.
// Threads: any.
class WorkingCalendar {
 public:
  // In any order; a day that stands in both is worked.
  explicit WorkingCalendar(std::vector<absl::CivilDay> days_off, std::vector<absl::CivilDay> days_worked = {});

  bool IsWorkingDay(absl::CivilDay day) const;
  // The first working day after `day`.
  absl::CivilDay NextWorkingDay(absl::CivilDay day) const { return AddWorkingDays(day, 1); }
  // The `count`-th working day after `day`, or before it where `count` is negative; `day` itself for 0. The day of an event is
  // not counted (Bộ luật Dân sự 91/2015/QH13, Điều 147.2).
  absl::CivilDay AddWorkingDays(absl::CivilDay day, int64_t count) const;
  // How many working days lie after `from` up to and including `to`; negative where `to` is the earlier.
  int64_t WorkingDaysBetween(absl::CivilDay from, absl::CivilDay to) const;

 private:
  std::vector<absl::CivilDay> days_off_;     // sorted
  std::vector<absl::CivilDay> days_worked_;  // sorted
};

}  // namespace vanthu::calendar
