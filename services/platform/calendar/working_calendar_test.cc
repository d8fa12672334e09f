#include "services/platform/calendar/working_calendar.h"

#include "gtest/gtest.h"

namespace vanthu::calendar {
namespace {

using absl::CivilDay;

TEST(WorkingCalendar, RestsOnWeekends) {
  const WorkingCalendar calendar({});
  EXPECT_TRUE(calendar.IsWorkingDay(CivilDay(2024, 5, 31)));
  EXPECT_FALSE(calendar.IsWorkingDay(CivilDay(2024, 6, 1)));
  EXPECT_FALSE(calendar.IsWorkingDay(CivilDay(2024, 6, 2)));
  EXPECT_EQ(calendar.NextWorkingDay(CivilDay(2024, 5, 31)), CivilDay(2024, 6, 3));
  EXPECT_EQ(calendar.NextWorkingDay(CivilDay(2024, 6, 1)), CivilDay(2024, 6, 3));
}

TEST(WorkingCalendar, IsBuiltFromAnOfficesOwnDaysInAnyOrder) {
  const WorkingCalendar calendar({CivilDay(2024, 6, 4), CivilDay(2024, 6, 3)}, {CivilDay(2024, 6, 1), CivilDay(2024, 6, 4)});
  EXPECT_TRUE(calendar.IsWorkingDay(CivilDay(2024, 6, 1)));
  EXPECT_FALSE(calendar.IsWorkingDay(CivilDay(2024, 6, 3)));
  EXPECT_TRUE(calendar.IsWorkingDay(CivilDay(2024, 6, 4)));
}

TEST(WorkingCalendar, CountsForwardsAndBackwards) {
  const WorkingCalendar calendar({CivilDay(2024, 6, 5)});
  EXPECT_EQ(calendar.AddWorkingDays(CivilDay(2024, 6, 3), 0), CivilDay(2024, 6, 3));
  EXPECT_EQ(calendar.AddWorkingDays(CivilDay(2024, 6, 3), 2), CivilDay(2024, 6, 6));
  EXPECT_EQ(calendar.AddWorkingDays(CivilDay(2024, 6, 3), 5), CivilDay(2024, 6, 11));
  EXPECT_EQ(calendar.AddWorkingDays(CivilDay(2024, 6, 6), -2), CivilDay(2024, 6, 3));
}

TEST(WorkingCalendar, CountingAndAddingAgree) {
  const WorkingCalendar calendar = VietnamCalendar();
  for (CivilDay from(2024, 1, 1); from < CivilDay(2024, 3, 1); ++from) {
    for (int64_t count = -12; count <= 12; ++count) {
      const CivilDay to = calendar.AddWorkingDays(from, count);
      if (count > 0) {
        EXPECT_TRUE(calendar.IsWorkingDay(to));
        EXPECT_EQ(calendar.WorkingDaysBetween(from, to), count) << from;
        EXPECT_EQ(calendar.WorkingDaysBetween(to, from), -count) << from;
      }
    }
    EXPECT_EQ(calendar.WorkingDaysBetween(from, from), 0);
  }
}

// Labour Code 45/2019/QH14, Article 112: days that are off in every year, on whatever weekday they fall.
TEST(VietnamCalendar, RestsOnTheFixedHolidays) {
  const WorkingCalendar calendar = VietnamCalendar();
  for (int year = 2024; year <= 2027; ++year) {
    EXPECT_FALSE(calendar.IsWorkingDay(CivilDay(year, 1, 1))) << year;
    EXPECT_FALSE(calendar.IsWorkingDay(CivilDay(year, 4, 30))) << year;
    EXPECT_FALSE(calendar.IsWorkingDay(CivilDay(year, 5, 1))) << year;
    EXPECT_FALSE(calendar.IsWorkingDay(CivilDay(year, 9, 2))) << year;
    EXPECT_FALSE(calendar.IsWorkingDay(CivilDay(year, 9, 1)) && calendar.IsWorkingDay(CivilDay(year, 9, 3))) << year;
  }
}

TEST(VietnamCalendar, RestsOnTheFirstDayOfTetAndOnTheDayOfTheHungKings) {
  const WorkingCalendar calendar = VietnamCalendar();
  for (const CivilDay day : {CivilDay(2024, 2, 10), CivilDay(2025, 1, 29), CivilDay(2026, 2, 17), CivilDay(2027, 2, 6),
                             CivilDay(2024, 4, 18), CivilDay(2025, 4, 7), CivilDay(2026, 4, 26), CivilDay(2027, 4, 16)}) {
    EXPECT_FALSE(calendar.IsWorkingDay(day)) << day;
  }
}

// Eleven days by law, on eleven weekdays: what falls on a weekend is made up for (Article 111.3), what is exchanged is worked
// elsewhere.
TEST(VietnamCalendar, RestsOnElevenWeekdaysAYearNetOfExchanges) {
  const WorkingCalendar calendar = VietnamCalendar();
  const WorkingCalendar weekends({});
  for (int year = 2024; year <= 2027; ++year) {
    const CivilDay first(year, 1, 1), last(year, 12, 31);
    EXPECT_EQ(weekends.WorkingDaysBetween(first - 1, last) - calendar.WorkingDaysBetween(first - 1, last), 11) << year;
  }
}

TEST(VietnamCalendar, WorksASaturdayInExchange) {
  const WorkingCalendar calendar = VietnamCalendar();
  EXPECT_TRUE(calendar.IsWorkingDay(CivilDay(2024, 5, 4)));
  EXPECT_EQ(calendar.NextWorkingDay(CivilDay(2024, 4, 26)), CivilDay(2024, 5, 2));
  EXPECT_EQ(calendar.NextWorkingDay(CivilDay(2024, 5, 3)), CivilDay(2024, 5, 4));
}

TEST(VietnamCalendar, GoesOnWithWeekendsAlone) {
  EXPECT_TRUE(VietnamCalendar().IsWorkingDay(CivilDay(2031, 1, 1)));
  EXPECT_FALSE(VietnamCalendar().IsWorkingDay(CivilDay(2031, 1, 4)));
}

}  // namespace
}  // namespace vanthu::calendar
