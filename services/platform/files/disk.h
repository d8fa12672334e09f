#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace vanthu::files {

// A file being written. Destroyed without Close: the file stays as far as it was written.
class WritableFile {
 public:
  virtual ~WritableFile() = default;
  virtual absl::Status Append(std::string_view bytes) = 0;
  virtual absl::Status Sync() = 0;  // fsync
  virtual absl::Status Close() = 0;
};

// The operations on a file system whose outcome matters: a test makes them fail.
// Failures: DISK_FULL, READ_ONLY_DISK, NOT_FOUND, else DISK_FAILED; all name the path. Threads: any.
class Disk {
 public:
  virtual ~Disk() = default;
  virtual absl::StatusOr<std::unique_ptr<WritableFile>> Create(const std::filesystem::path& path) = 0;  // truncates
  virtual absl::StatusOr<std::unique_ptr<WritableFile>> OpenToAppend(const std::filesystem::path& path) = 0;
  virtual absl::StatusOr<std::string> Read(const std::filesystem::path& path, int64_t offset, int64_t bytes_max) = 0;
  virtual absl::StatusOr<int64_t> Size(const std::filesystem::path& path) = 0;
  virtual absl::Status MakeFolders(const std::filesystem::path& path) = 0;
  virtual absl::Status Rename(const std::filesystem::path& from,
                              const std::filesystem::path& to) = 0;  // atomic, then syncs the folder
  virtual absl::Status SyncFolder(const std::filesystem::path& folder) = 0;
  virtual absl::Status Copy(const std::filesystem::path& from,
                            const std::filesystem::path& to) = 0;  // by reflink where the disk can
  virtual absl::Status RemoveAll(const std::filesystem::path& path) = 0;
  virtual bool Exists(const std::filesystem::path& path) = 0;
  virtual absl::StatusOr<std::vector<std::string>> List(const std::filesystem::path& folder) = 0;  // names, sorted
};

// The machine's file systems.
std::unique_ptr<Disk> MakeSystemDisk();

// Writes `bytes` so that `path` holds the old content or the new one, never a part: beside, fsync, rename.
absl::Status WriteWhole(Disk& disk, const std::filesystem::path& path, std::string_view bytes);

}  // namespace vanthu::files
