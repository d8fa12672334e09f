#include "gateway/cli/trial/trial_mark.h"

#include <fstream>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "gateway/cli/fault.h"

namespace vanthu::cli {

std::optional<size_t> TrialMark::Earlier() const {
  size_t earlier = 0;
  std::ifstream file(file_);
  if (!(file >> earlier)) return std::nullopt;
  return earlier;
}

absl::Status TrialMark::Set(size_t earlier) const {
  std::error_code failed;  // what cannot be written says so
  std::filesystem::create_directories(file_.parent_path(), failed);
  std::ofstream file(file_, std::ios::trunc);
  if (file << earlier << std::flush) return absl::OkStatus();
  return Fault(absl::StatusCode::kInternal, absl::StrCat("Không ghi được ", file_.string(), ". Kiểm tra quyền ghi và chỗ trống."),
               absl::StrCat(file_.string(), " cannot be written. See whether it may be, and whether there is space."));
}

void TrialMark::Clear() const {
  std::error_code failed;  // one that stays leads to the same draft once more, never to another
  std::filesystem::remove(file_, failed);
}

}  // namespace vanthu::cli
