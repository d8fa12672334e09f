#include "services/platform/calendar/vietnam_calendar.h"

#include "gtest/gtest.h"
#include "services/platform/calendar/lunar_year.h"

namespace vanthu::calendar {
namespace {

using absl::CivilDay;

// As they were announced or are printed in the calendars; in 2030 China's new year is the day after ours.
TEST(LunarYear, IsTheVietnameseOne) {
  const CivilDay tet[] = {CivilDay(2020, 1, 25), CivilDay(2021, 2, 12), CivilDay(2022, 2, 1),  CivilDay(2023, 1, 22),
                          CivilDay(2024, 2, 10), CivilDay(2025, 1, 29), CivilDay(2026, 2, 17), CivilDay(2027, 2, 6),
                          CivilDay(2028, 1, 26), CivilDay(2029, 2, 13), CivilDay(2030, 2, 2)};
  const CivilDay hung_kings[] = {CivilDay(2020, 4, 2),  CivilDay(2021, 4, 21), CivilDay(2022, 4, 10), CivilDay(2023, 4, 29),
                                 CivilDay(2024, 4, 18), CivilDay(2025, 4, 7),  CivilDay(2026, 4, 26), CivilDay(2027, 4, 16),
                                 CivilDay(2028, 4, 4),  CivilDay(2029, 4, 23), CivilDay(2030, 4, 12)};
  for (int year = 2020; year <= 2030; ++year) {
    EXPECT_EQ(TetOf(year), tet[year - 2020]);
    EXPECT_EQ(HungKingsDayOf(year), hung_kings[year - 2020]);
  }
  EXPECT_EQ(TetOf(1985), CivilDay(1985, 1, 21)) << "China began that year a month later";
  EXPECT_EQ(TetOf(2007), CivilDay(2007, 2, 17)) << "and this one a day later";
}

TEST(VietnamCalendar, RestsOnTheHolidaysOfTheLaw) {
  const WorkingCalendar calendar = VietnamCalendar();
  for (int year = 2020; year <= 2030; ++year) {
    for (const CivilDay day : {CivilDay(year, 1, 1), TetOf(year) - 1, TetOf(year), TetOf(year) + 3, HungKingsDayOf(year),
                               CivilDay(year, 4, 30), CivilDay(year, 5, 1), CivilDay(year, 9, 2)}) {
      EXPECT_FALSE(calendar.IsWorkingDay(day)) << day;
    }
  }
}

// Eleven days by law (ten in 2020), on as many weekdays: what falls on a weekend is made up for.
TEST(VietnamCalendar, RestsOnAsManyWeekdaysAsTheLawGives) {
  const WorkingCalendar calendar = VietnamCalendar();
  const WorkingCalendar weekends({});
  for (int year = 2020; year <= 2030; ++year) {
    const CivilDay first(year, 1, 1), last(year, 12, 31);
    EXPECT_EQ(weekends.WorkingDaysBetween(first - 1, last) - calendar.WorkingDaysBetween(first - 1, last), year == 2020 ? 10 : 11)
        << year;
  }
}

TEST(VietnamCalendar, MakesUpForAHolidayOnAWeekend) {
  const WorkingCalendar calendar = VietnamCalendar();
  EXPECT_FALSE(calendar.IsWorkingDay(CivilDay(2026, 4, 27)));  // 10/3 is Sunday 26/4
  EXPECT_FALSE(calendar.IsWorkingDay(CivilDay(2027, 5, 3)));   // 1/5 is a Saturday
  EXPECT_EQ(calendar.NextWorkingDay(CivilDay(2027, 2, 4)), CivilDay(2027, 2, 12)) << "Tết on a weekend";
}

TEST(VietnamCalendar, FollowsTheYearsDecision) {
  const WorkingCalendar calendar = VietnamCalendar({{.year = 2024,
                                                     .tet_from = CivilDay(2024, 2, 8),
                                                     .days_off = {CivilDay(2024, 4, 29)},
                                                     .days_worked = {CivilDay(2024, 5, 4)}},
                                                    {.year = 2025, .national_day_with = CivilDay(2025, 9, 1)}});
  EXPECT_EQ(calendar.NextWorkingDay(CivilDay(2024, 2, 7)), CivilDay(2024, 2, 15));
  EXPECT_EQ(calendar.NextWorkingDay(CivilDay(2024, 4, 26)), CivilDay(2024, 5, 2));
  EXPECT_EQ(calendar.NextWorkingDay(CivilDay(2024, 5, 3)), CivilDay(2024, 5, 4));
  EXPECT_FALSE(calendar.IsWorkingDay(CivilDay(2025, 9, 1)));
  EXPECT_TRUE(calendar.IsWorkingDay(CivilDay(2025, 9, 3)));
}

TEST(VietnamCalendar, GoesOnWithWeekendsAlone) {
  EXPECT_TRUE(VietnamCalendar().IsWorkingDay(CivilDay(2031, 1, 1)));
  EXPECT_FALSE(VietnamCalendar().IsWorkingDay(CivilDay(2031, 1, 4)));
}

}  // namespace
}  // namespace vanthu::calendar
