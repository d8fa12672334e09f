#include "services/platform/calendar/vietnam_calendar.h"

#include <algorithm>
#include <set>
#include <utility>

#include "services/platform/calendar/lunar_year.h"

namespace vanthu::calendar {
namespace {

using absl::CivilDay;

constexpr int kFirstYear = 2020;
constexpr int kLastYear = 2030;
constexpr int kSecondNationalDaySince = 2021;  // the code of 2019 came into force on 1/1/2021
constexpr int kTetDays = 5;

std::set<CivilDay> HolidaysOf(const YearDecision& decision) {
  const int year = decision.year;
  std::set<CivilDay> days = {CivilDay(year, 1, 1), HungKingsDayOf(year), CivilDay(year, 4, 30), CivilDay(year, 5, 1),
                             CivilDay(year, 9, 2)};
  const CivilDay tet = decision.tet_from.value_or(TetOf(year) - 1);
  for (int day = 0; day < kTetDays; ++day) days.insert(tet + day);
  if (year >= kSecondNationalDaySince) days.insert(decision.national_day_with.value_or(CivilDay(year, 9, 3)));
  return days;
}

// The holidays, and the working days that make up for those on a weekend.
std::set<CivilDay> DaysOffOf(const YearDecision& decision) {
  const WorkingCalendar weekends({});
  const std::set<CivilDay> holidays = HolidaysOf(decision);
  std::set<CivilDay> off = holidays;
  for (const CivilDay holiday : holidays) {
    if (weekends.IsWorkingDay(holiday)) continue;
    CivilDay instead = weekends.NextWorkingDay(holiday);
    while (off.count(instead) > 0) instead = weekends.NextWorkingDay(instead);
    off.insert(instead);
  }
  off.insert(decision.days_off.begin(), decision.days_off.end());
  return off;
}

}  // namespace

WorkingCalendar VietnamCalendar(const std::vector<YearDecision>& decisions) {
  std::vector<CivilDay> off;
  std::vector<CivilDay> worked;
  for (int year = kFirstYear; year <= kLastYear; ++year) {
    const auto decided =
        std::find_if(decisions.begin(), decisions.end(), [&](const YearDecision& decision) { return decision.year == year; });
    const YearDecision decision = decided == decisions.end() ? YearDecision{.year = year} : *decided;
    const std::set<CivilDay> days = DaysOffOf(decision);
    off.insert(off.end(), days.begin(), days.end());
    worked.insert(worked.end(), decision.days_worked.begin(), decision.days_worked.end());
  }
  return WorkingCalendar(std::move(off), std::move(worked));
}

}  // namespace vanthu::calendar
