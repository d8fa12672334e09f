#pragma once

#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/platform/calendar/working_calendar.h"

namespace vanthu::calendar {

// What is decided for one year, by announcement: it is no law, and nobody can reckon it.
struct YearDecision {
  int year = 0;
  // The first of the five days of Tết (Điều 112.3: the Prime Minister); the eve of Tết unless it says otherwise.
  std::optional<absl::CivilDay> tet_from = {};
  // The day off beside 2/9 (the same); 3/9 unless it says otherwise.
  std::optional<absl::CivilDay> national_day_with = {};
  // Weekdays off and the weekend days that are worked for them (hoán đổi).
  std::vector<absl::CivilDay> days_off = {};
  std::vector<absl::CivilDay> days_worked = {};
};

// State offices of Vietnam, 2020 to 2030; outside these years only weekends are off. By law, Bộ luật Lao động 45/2019/QH14
// (2020: 10/2012/QH13), Điều 112.1: 1/1; five days of Tết; 10/3 of the lunar year; 30/4; 1/5; 2/9 and, since 2021, the day before
// or after it. Điều 111.3: one that falls on a weekend is made up for by the next working day. A year without a decision is
// reckoned from the law alone.
WorkingCalendar VietnamCalendar(const std::vector<YearDecision>& decisions = {});

}  // namespace vanthu::calendar
