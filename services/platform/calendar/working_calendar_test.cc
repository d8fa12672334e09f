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
  const WorkingCalendar calendar({CivilDay(2024, 2, 8), CivilDay(2024, 2, 9), CivilDay(2024, 2, 12)}, {CivilDay(2024, 2, 17)});
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

}  // namespace
}  // namespace vanthu::calendar
