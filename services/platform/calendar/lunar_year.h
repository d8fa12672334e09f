#pragma once

#include "absl/time/civil_time.h"

namespace vanthu::calendar {

// The two days of the Vietnamese lunar year that offices rest on, by the sun and the moon as they stand at UTC+7. China reckons
// at UTC+8, so its new year is now and then another day (2030: 3/2 there, 2/2 here). Good for the years 1985 to 2033: in 2034 a
// month has two of the sun's twelve points, which is left out here.
absl::CivilDay TetOf(int year);           // 1/1 of the lunar year that begins in `year`
absl::CivilDay HungKingsDayOf(int year);  // 10/3 of it: Giỗ Tổ Hùng Vương

}  // namespace vanthu::calendar
