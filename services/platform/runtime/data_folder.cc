#include "services/platform/runtime/data_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include "services/platform/status/cause.h"
#include "services/platform/status/reason.h"

namespace vanthu::runtime {
namespace {

using status::Reason;

constexpr char kLockName[] = "lock";
constexpr mode_t kOwnerOnly = 0700;

absl::Status FolderError(const std::filesystem::path& path, int error) {
  const std::string name = path.string();
  if (error == ENOSPC || error == EDQUOT) return status::Error(Reason::kDiskFull, {{"name", name}});
  if (error == EROFS || error == EACCES || error == EPERM) return status::Error(Reason::kReadOnlyDisk, {{"name", name}});
  return status::CausedError(Reason::kDiskFailed,
                             status::Quoted(status::kOperatingSystem, std::generic_category().message(error)), {{"name", name}});
}

// What the holder wrote; "?" in the instant between its lock and its line.
std::string Holder(int lock) {
  char text[32];
  const ssize_t length = pread(lock, text, sizeof(text), 0);
  std::string pid(text, length > 0 ? static_cast<size_t>(length) : 0);
  pid.erase(std::min(pid.find('\n'), pid.size()));
  return pid.empty() ? "?" : pid;
}

bool WritePid(int lock) {
  const std::string pid = std::to_string(getpid()) + "\n";
  return ftruncate(lock, 0) == 0 && pwrite(lock, pid.data(), pid.size(), 0) == static_cast<ssize_t>(pid.size());
}

}  // namespace

absl::StatusOr<DataFolder> DataFolder::Open(const std::filesystem::path& path) {
  std::error_code error;
  const bool is_new = std::filesystem::create_directories(path, error);
  if (error) return FolderError(path, error.value());
  if (is_new && chmod(path.c_str(), kOwnerOnly) != 0) return FolderError(path, errno);
  const int lock = open((path / kLockName).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock < 0) return FolderError(path / kLockName, errno);
  DataFolder folder(std::filesystem::absolute(path, error), lock);
  if (error) return FolderError(path, error.value());
  if (flock(lock, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return FolderError(path / kLockName, errno);
    return status::Error(Reason::kDataFolderLocked, {{"name", path.string()}, {"value", Holder(lock)}});
  }
  if (!WritePid(lock)) return FolderError(path / kLockName, errno);
  return folder;
}

DataFolder::DataFolder(DataFolder&& other) noexcept : path_(std::move(other.path_)), lock_(std::exchange(other.lock_, -1)) {}

DataFolder::~DataFolder() {
  if (lock_ >= 0) close(lock_);
}

}  // namespace vanthu::runtime
