#include "services/platform/calendar/working_calendar.h"

#include <algorithm>
#include <utility>

namespace vanthu::calendar {
namespace {

bool IsIn(const std::vector<absl::CivilDay>& sorted, absl::CivilDay day) {
  return std::binary_search(sorted.begin(), sorted.end(), day);
}

bool IsWeekend(absl::CivilDay day) {
  const absl::Weekday weekday = absl::GetWeekday(day);
  return weekday == absl::Weekday::saturday || weekday == absl::Weekday::sunday;
}

}  // namespace

WorkingCalendar::WorkingCalendar(std::vector<absl::CivilDay> days_off, std::vector<absl::CivilDay> days_worked)
    : days_off_(std::move(days_off)), days_worked_(std::move(days_worked)) {
  std::sort(days_off_.begin(), days_off_.end());
  std::sort(days_worked_.begin(), days_worked_.end());
}

bool WorkingCalendar::IsWorkingDay(absl::CivilDay day) const {
  return IsIn(days_worked_, day) || (!IsWeekend(day) && !IsIn(days_off_, day));
}

absl::CivilDay WorkingCalendar::AddWorkingDays(absl::CivilDay day, int64_t count) const {
  const int step = count < 0 ? -1 : 1;
  for (int64_t left = count < 0 ? -count : count; left > 0;) {
    day += step;
    if (IsWorkingDay(day)) --left;
  }
  return day;
}

int64_t WorkingCalendar::WorkingDaysBetween(absl::CivilDay from, absl::CivilDay to) const {
  if (to < from) return -WorkingDaysBetween(to, from);
  int64_t count = 0;
  for (absl::CivilDay day = from + 1; day <= to; ++day) {
    if (IsWorkingDay(day)) ++count;
  }
  return count;
}

}  // namespace vanthu::calendar
