#pragma once

#include <filesystem>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "services/drafting/signature/signing_task.h"
#include "services/platform/files/disk.h"

namespace vanthu::drafting {

// What is seen in a signature's field (Phụ lục I.II.7c and 8): the office's own PNG from a folder, named as the directory names
// whose it is: "<agency>/people/<person>.png", "<agency>/seal.png". A file is read each time, so that a new one counts at once.
// Where there is none a sample installation draws one, and elsewhere nothing is seen. Threads: any. The disk outlives it.
class OfficePictures {
 public:
  // An empty `folder`: there are none.
  OfficePictures(files::Disk& disk, std::filesystem::path folder, bool draws_missing)
      : disk_(disk), folder_(std::move(folder)), draws_missing_(draws_missing) {}

  // A PDF of one page, or nothing. BAD_PICTURE names the file and what is wrong with it.
  absl::StatusOr<std::string> Of(const SigningParty& party);

 private:
  files::Disk& disk_;
  const std::filesystem::path folder_;
  const bool draws_missing_;
};

}  // namespace vanthu::drafting
