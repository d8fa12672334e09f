#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "services/platform/calendar/working_calendar.h"

namespace vanthu::runtime {

// The working calendar of Vietnam with the decisions of the years that stand in the file (vanthu.config.v1.WorkingCalendar).
// CONFIG_INVALID names the year: one that is there twice, a day that is none, or one of another year.
absl::StatusOr<calendar::WorkingCalendar> LoadCalendarFile(const std::string& path);

}  // namespace vanthu::runtime
