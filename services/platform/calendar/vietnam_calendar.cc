#include <cstddef>
#include <vector>

#include "services/platform/calendar/working_calendar.h"

namespace vanthu::calendar {
namespace {

struct Date {
  int year;
  int month;
  int day;
};

// Weekdays off. Bộ luật Lao động 45/2019/QH14, Điều 112.1: 1/1; five days of Tết; 10/3 of the lunar year (Giỗ Tổ Hùng Vương);
// 30/4; 1/5; 2/9 and the day before or after it. Điều 111.3: one that falls on a weekend is made up for by the next working day.
// Which days of Tết, which side of 2/9, and days exchanged for a weekend, are announced year by year (Điều 112.3): of 2024–2026
// these were entered from memory of the announcements and not compared with their texts, of 2027 they are reckoned from the law
// alone. All of them, and the days of the lunar year, are to be confirmed by the office's own calendar.
// clang-format off
constexpr Date kDaysOff[] = {
    {2024, 1, 1},
    {2024, 2, 8}, {2024, 2, 9}, {2024, 2, 12}, {2024, 2, 13}, {2024, 2, 14},   // Tết Giáp Thìn, 10/2
    {2024, 4, 18},                                                             // 10/3 Giáp Thìn
    {2024, 4, 29}, {2024, 4, 30}, {2024, 5, 1},                                // 29/4 for Saturday 4/5
    {2024, 9, 2}, {2024, 9, 3},
    {2025, 1, 1},
    {2025, 1, 27}, {2025, 1, 28}, {2025, 1, 29}, {2025, 1, 30}, {2025, 1, 31}, // Tết Ất Tỵ, 29/1
    {2025, 4, 7},                                                              // 10/3 Ất Tỵ
    {2025, 4, 30}, {2025, 5, 1}, {2025, 5, 2},                                 // 2/5 for Saturday 26/4
    {2025, 9, 1}, {2025, 9, 2},
    {2026, 1, 1}, {2026, 1, 2},                                                // 2/1 for Saturday 10/1
    {2026, 2, 16}, {2026, 2, 17}, {2026, 2, 18}, {2026, 2, 19}, {2026, 2, 20}, // Tết Bính Ngọ, 17/2
    {2026, 4, 27},                                                             // 10/3 Bính Ngọ is Sunday 26/4
    {2026, 4, 30}, {2026, 5, 1},
    {2026, 8, 31}, {2026, 9, 1}, {2026, 9, 2},                                 // 31/8 for Saturday 22/8
    {2027, 1, 1},
    {2027, 2, 5}, {2027, 2, 8}, {2027, 2, 9}, {2027, 2, 10}, {2027, 2, 11},    // Tết Đinh Mùi, Saturday 6/2
    {2027, 4, 16},                                                             // 10/3 Đinh Mùi
    {2027, 4, 30}, {2027, 5, 3},                                               // 1/5 is a Saturday
    {2027, 9, 2}, {2027, 9, 3},
};
// clang-format on

// Saturdays worked in exchange for a day off above.
constexpr Date kDaysWorked[] = {{2024, 5, 4}, {2025, 4, 26}, {2026, 1, 10}, {2026, 8, 22}};

template <size_t kCount>
std::vector<absl::CivilDay> Days(const Date (&dates)[kCount]) {
  std::vector<absl::CivilDay> days;
  for (const Date& date : dates) days.emplace_back(date.year, date.month, date.day);
  return days;
}

}  // namespace

WorkingCalendar VietnamCalendar() { return WorkingCalendar(Days(kDaysOff), Days(kDaysWorked)); }

}  // namespace vanthu::calendar
