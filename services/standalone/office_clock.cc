#include "services/standalone/office_clock.h"

#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::standalone {
namespace {

constexpr int64_t kSecondsDigitsMax = 20;

}  // namespace

absl::StatusOr<absl::Duration> OfficeClockOffset(files::Disk& disk, const std::filesystem::path& data_folder,
                                                 std::optional<absl::CivilDay> as_of, absl::Time machine_now) {
  const std::filesystem::path file = data_folder / "clock-offset-seconds";
  if (disk.Exists(file)) {
    ASSIGN_OR_RETURN(const std::string text, disk.Read(file, 0, kSecondsDigitsMax));
    int64_t seconds = 0;
    if (absl::SimpleAtoi(text, &seconds)) return absl::Seconds(seconds);
    return status::Error(status::Reason::kConfigInvalid, {{"name", file.string()},
                                                          {"field", "offset"},
                                                          {"cause", absl::StrCat("\"", text, "\" không phải số giây")},
                                                          {"cause_en", absl::StrCat("\"", text, "\" is no count of seconds")}});
  }
  if (!as_of) return absl::ZeroDuration();
  if (disk.Exists(data_folder / "directory")) {
    return status::Error(status::Reason::kConfigInvalid,
                         {{"name", data_folder.string()},
                          {"field", "--as-of"},
                          {"cause", "thư mục đã chạy theo giờ thật, hãy chọn thư mục khác (--data)"},
                          {"cause_en", "the folder has run on the true clock, choose another one (--data)"}});
  }
  const int64_t days = *as_of - DayInVietnam(machine_now);
  const int64_t seconds = days * 24 * 60 * 60;
  RETURN_IF_ERROR(files::WriteWhole(disk, file, absl::StrCat(seconds)));
  return absl::Seconds(seconds);
}

}  // namespace vanthu::standalone
