#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "services/platform/files/disk.h"
#include "services/platform/status/reason.h"

namespace vanthu::files {

enum class DiskOperation {
  kCreate,
  kOpenToAppend,
  kAppend,
  kSync,
  kClose,
  kRead,
  kSize,
  kMakeFolders,
  kRename,
  kSyncFolder,
  kCopy,
  kRemoveAll,
  kList,
};

// How one operation fails.
struct DiskFault {
  status::Reason reason = status::Reason::kDiskFull;
  int64_t after_bytes = 0;    // kAppend: this many bytes reach the file first, a torn write
  bool takes_effect = false;  // done all the same, and reported as failed: the caller cannot know
  bool pretends = false;      // not done, and reported as done: a disk that lies, for canaries
};

// A disk of which a test decides what fails: asked before every operation, `decide` answers none for "goes well". For
// kRename and kCopy the path is the target. Exists is never made to fail: it has no way to say so. `disk` outlives it. Threads:
// any; `decide` is called by one at a time and must not use this disk.
class FaultyDisk : public Disk {
 public:
  using Decide = std::function<std::optional<DiskFault>(DiskOperation operation, const std::filesystem::path& path)>;

  explicit FaultyDisk(Disk& disk) : disk_(disk) {}
  void SetDecide(Decide decide);  // replaces what decides from now on; nullptr: all goes well

  absl::StatusOr<std::unique_ptr<WritableFile>> Create(const std::filesystem::path& path) override;
  absl::StatusOr<std::unique_ptr<WritableFile>> OpenToAppend(const std::filesystem::path& path) override;
  absl::StatusOr<std::string> Read(const std::filesystem::path& path, int64_t offset, int64_t bytes_max) override;
  absl::StatusOr<int64_t> Size(const std::filesystem::path& path) override;
  absl::Status MakeFolders(const std::filesystem::path& path) override;
  absl::Status Rename(const std::filesystem::path& from, const std::filesystem::path& to) override;
  absl::Status SyncFolder(const std::filesystem::path& folder) override;
  absl::Status Copy(const std::filesystem::path& from, const std::filesystem::path& to) override;
  absl::Status RemoveAll(const std::filesystem::path& path) override;
  bool Exists(const std::filesystem::path& path) override { return disk_.Exists(path); }
  absl::StatusOr<std::vector<std::string>> List(const std::filesystem::path& folder) override;

 private:
  friend class FaultyFile;
  std::optional<DiskFault> Ask(DiskOperation operation, const std::filesystem::path& path);
  absl::Status Through(DiskOperation operation, const std::filesystem::path& path, const std::function<absl::Status()>& act);

  Disk& disk_;
  std::mutex mutex_;  // guards decide_
  Decide decide_;
};

}  // namespace vanthu::files
