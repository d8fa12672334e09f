#pragma once

#include <filesystem>
#include <optional>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/platform/files/disk.h"

namespace vanthu::standalone {

// How far the office's clock is from the machine's. With a day given (--as-of) the clock stands at that day, at the machine's
// time of day; the offset is kept in the data folder, so that a later start goes on from there instead of going back.
absl::StatusOr<absl::Duration> OfficeClockOffset(files::Disk& disk, const std::filesystem::path& data_folder,
                                                 std::optional<absl::CivilDay> as_of, absl::Time machine_now);

}  // namespace vanthu::standalone
