#pragma once

#include <filesystem>

#include "absl/status/statusor.h"

namespace vanthu::runtime {

// The folder in which a process keeps what it owns, and its lock on it: two processes on one SQLite file or one set of keys would
// each believe itself alone. The kernel drops the lock when the process ends, however it ends.
class DataFolder {
 public:
  // Makes the folder (0700) where there is none. DATA_FOLDER_LOCKED names the process that holds it; READ_ONLY_DISK, DISK_FULL,
  // DISK_FAILED.
  static absl::StatusOr<DataFolder> Open(const std::filesystem::path& path);

  DataFolder(DataFolder&& other) noexcept;
  DataFolder& operator=(DataFolder&&) = delete;
  ~DataFolder();

  const std::filesystem::path& path() const { return path_; }

 private:
  DataFolder(std::filesystem::path path, int lock) : path_(std::move(path)), lock_(lock) {}

  std::filesystem::path path_;
  int lock_;  // the open lock file; -1 once moved from
};

}  // namespace vanthu::runtime
