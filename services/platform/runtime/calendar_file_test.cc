#include "services/platform/runtime/calendar_file.h"

#include <fstream>
#include <string>

#include "gtest/gtest.h"
#include "services/platform/status/reason.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::runtime {
namespace {

using absl::CivilDay;

absl::StatusOr<calendar::WorkingCalendar> Load(const std::string& yaml) {
  const support::TemporaryFolder folder;
  const std::string path = (folder.path() / "calendar.yaml").string();
  std::ofstream(path) << yaml;
  return LoadCalendarFile(path);
}

TEST(CalendarFile, TheOneThatComesWithTheHouseIsRead) {
  const auto calendar = LoadCalendarFile(VANTHU_SOURCE_DIR "/deploy/config/working-calendar.yaml");
  ASSERT_TRUE(calendar.ok()) << calendar.status();
  EXPECT_TRUE(calendar->IsWorkingDay(CivilDay(2024, 5, 4)));
  EXPECT_FALSE(calendar->IsWorkingDay(CivilDay(2025, 5, 2)));
  EXPECT_EQ(calendar->NextWorkingDay(CivilDay(2025, 1, 24)), CivilDay(2025, 2, 3));
}

// What is exchanged is worked elsewhere: the year's count stays the law's.
TEST(CalendarFile, GivesNoYearMoreDaysOffThanTheLaw) {
  const auto calendar = LoadCalendarFile(VANTHU_SOURCE_DIR "/deploy/config/working-calendar.yaml");
  ASSERT_TRUE(calendar.ok()) << calendar.status();
  const calendar::WorkingCalendar weekends({});
  for (int year = 2021; year <= 2030; ++year) {
    const CivilDay first(year, 1, 1), last(year, 12, 31);
    EXPECT_EQ(weekends.WorkingDaysBetween(first - 1, last) - calendar->WorkingDaysBetween(first - 1, last), 11) << year;
  }
}

TEST(CalendarFile, RefusesWhatIsNoDayOfItsYear) {
  for (const char* year : {"tet_from: 2025-02-08", "tet_from: soon", "days_off: [2024-13-01]", "days_worked: [2023-01-07]"}) {
    const absl::Status status = Load(std::string("years:\n  - year: 2024\n    ") + year + "\n").status();
    EXPECT_TRUE(status::Is(status, status::Reason::kConfigInvalid)) << year << status;
    EXPECT_NE(status.message().find("2024"), absl::string_view::npos) << status;
  }
  EXPECT_TRUE(status::Is(Load("years: [{year: 2024}, {year: 2024}]\n").status(), status::Reason::kConfigInvalid));
}

}  // namespace
}  // namespace vanthu::runtime
