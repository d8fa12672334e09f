#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "services/platform/files/disk.h"
#include "services/platform/status/cause.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::files {
namespace {

using status::Reason;
using std::filesystem::path;

constexpr mode_t kFileMode = 0640;
constexpr size_t kCopyPieceBytes = 1 << 20;

absl::Status DiskError(const path& where, int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
      return status::Error(Reason::kDiskFull, {{"name", where.string()}});
    case EROFS:
    case EACCES:
    case EPERM:
      return status::Error(Reason::kReadOnlyDisk, {{"name", where.string()}});
    case ENOENT:
    case ENOTDIR:
      return status::Error(Reason::kNotFound, {{"name", where.string()}});
    default:
      return status::CausedError(Reason::kDiskFailed,
                                 status::Quoted(status::kOperatingSystem, std::generic_category().message(error)),
                                 {{"name", where.string()}});
  }
}

absl::Status StatusOf(const path& where, const std::error_code& error) {
  return error ? DiskError(where, error.default_error_condition().value()) : absl::OkStatus();
}

// A file descriptor that is closed in the end.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) close(fd_);
  }
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  int get() const { return fd_; }
  int Release() { return std::exchange(fd_, -1); }

 private:
  int fd_;
};

absl::StatusOr<Descriptor> Open(const path& where, int flags) {
  const int fd = open(where.c_str(), flags | O_CLOEXEC, kFileMode);
  if (fd < 0) return DiskError(where, errno);
  return Descriptor(fd);
}

absl::Status SyncDescriptor(const Descriptor& file, const path& where) {
  return fsync(file.get()) == 0 ? absl::OkStatus() : DiskError(where, errno);
}

absl::Status WriteAll(const Descriptor& file, const path& where, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(file.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return DiskError(where, errno);
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return absl::OkStatus();
}

// Fills `buffer` from `offset` on, and shortens it where the file ends.
absl::Status ReadInto(const Descriptor& file, const path& where, int64_t offset, std::string& buffer) {
  size_t filled = 0;
  while (filled < buffer.size()) {
    const ssize_t count =
        pread(file.get(), buffer.data() + filled, buffer.size() - filled, offset + static_cast<int64_t>(filled));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return DiskError(where, errno);
    if (count == 0) break;
    filled += static_cast<size_t>(count);
  }
  buffer.resize(filled);
  return absl::OkStatus();
}

absl::Status CopyByReading(const Descriptor& source, const path& from, const Descriptor& target, const path& to) {
  std::string piece;
  for (int64_t offset = 0;; offset += static_cast<int64_t>(piece.size())) {
    piece.resize(kCopyPieceBytes);
    RETURN_IF_ERROR(ReadInto(source, from, offset, piece));
    if (piece.empty()) return absl::OkStatus();
    RETURN_IF_ERROR(WriteAll(target, to, piece));
  }
}

// Shares the blocks where the file system can (btrfs, XFS), else lets the kernel copy, else copies.
absl::Status CopyContent(const Descriptor& source, const path& from, const Descriptor& target, const path& to) {
  if (ioctl(target.get(), FICLONE, source.get()) == 0) return absl::OkStatus();
  bool moved_any = false;
  for (;;) {
    const ssize_t count = copy_file_range(source.get(), nullptr, target.get(), nullptr, kCopyPieceBytes, 0);
    if (count > 0) moved_any = true;
    if (count > 0 || (count < 0 && errno == EINTR)) continue;
    if (count == 0 && moved_any) return absl::OkStatus();
    // At the first call, an end or a refusal may be the file system's inability (/proc, two kinds of disks): plain reading tells.
    if (!moved_any) return CopyByReading(source, from, target, to);
    return DiskError(to, errno);
  }
}

class SystemFile : public WritableFile {
 public:
  SystemFile(Descriptor file, path where) : file_(std::move(file)), where_(std::move(where)) {}
  absl::Status Append(std::string_view bytes) override { return WriteAll(file_, where_, bytes); }
  absl::Status Sync() override { return SyncDescriptor(file_, where_); }
  absl::Status Close() override { return close(file_.Release()) == 0 ? absl::OkStatus() : DiskError(where_, errno); }

 private:
  Descriptor file_;
  const path where_;
};

class SystemDisk : public Disk {
 public:
  absl::StatusOr<std::unique_ptr<WritableFile>> Create(const path& where) override {
    return OpenFile(where, O_WRONLY | O_CREAT | O_TRUNC);
  }
  absl::StatusOr<std::unique_ptr<WritableFile>> OpenToAppend(const path& where) override {
    return OpenFile(where, O_WRONLY | O_CREAT | O_APPEND);
  }

  absl::StatusOr<std::string> Read(const path& where, int64_t offset, int64_t bytes_max) override {
    ASSIGN_OR_RETURN(const Descriptor file, Open(where, O_RDONLY));
    struct stat info = {};
    if (fstat(file.get(), &info) != 0) return DiskError(where, errno);
    const int64_t rest = std::max<int64_t>(0, info.st_size - offset);
    std::string bytes(static_cast<size_t>(std::max<int64_t>(0, std::min(bytes_max, rest))), '\0');
    RETURN_IF_ERROR(ReadInto(file, where, offset, bytes));
    return bytes;
  }

  absl::StatusOr<int64_t> Size(const path& where) override {
    struct stat info = {};
    if (stat(where.c_str(), &info) != 0) return DiskError(where, errno);
    return info.st_size;
  }

  // Each new folder's name is made durable in its parent, or a file synced inside could vanish with it.
  absl::Status MakeFolders(const path& where) override {
    if (where.empty() || Exists(where)) return absl::OkStatus();
    RETURN_IF_ERROR(MakeFolders(where.parent_path()));
    std::error_code error;
    std::filesystem::create_directory(where, error);
    RETURN_IF_ERROR(StatusOf(where, error));
    return SyncFolder(where.parent_path());
  }

  absl::Status Rename(const path& from, const path& to) override {
    std::error_code error;
    std::filesystem::rename(from, to, error);
    RETURN_IF_ERROR(StatusOf(to, error));
    RETURN_IF_ERROR(SyncFolder(to.parent_path()));
    return from.parent_path() == to.parent_path() ? absl::OkStatus() : SyncFolder(from.parent_path());
  }

  absl::Status SyncFolder(const path& folder) override {
    ASSIGN_OR_RETURN(const Descriptor file, Open(folder.empty() ? path(".") : folder, O_RDONLY | O_DIRECTORY));
    return SyncDescriptor(file, folder);
  }

  absl::Status Copy(const path& from, const path& to) override {
    ASSIGN_OR_RETURN(const Descriptor source, Open(from, O_RDONLY));
    ASSIGN_OR_RETURN(const Descriptor target, Open(to, O_WRONLY | O_CREAT | O_TRUNC));
    absl::Status copied = CopyContent(source, from, target, to);
    if (copied.ok()) copied = SyncDescriptor(target, to);
    if (!copied.ok()) unlink(to.c_str());
    return copied;
  }

  absl::Status RemoveAll(const path& where) override {
    std::error_code error;
    std::filesystem::remove_all(where, error);
    return StatusOf(where, error);
  }

  bool Exists(const path& where) override {
    std::error_code ignored;  // what cannot be looked at is not there for us
    return std::filesystem::exists(where, ignored);
  }

  absl::StatusOr<std::vector<std::string>> List(const path& folder) override {
    std::vector<std::string> names;
    std::error_code error;
    for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
      names.push_back(it->path().filename().string());
    }
    RETURN_IF_ERROR(StatusOf(folder, error));
    std::sort(names.begin(), names.end());
    return names;
  }

 private:
  static absl::StatusOr<std::unique_ptr<WritableFile>> OpenFile(const path& where, int flags) {
    ASSIGN_OR_RETURN(Descriptor file, Open(where, flags));
    return std::make_unique<SystemFile>(std::move(file), where);
  }
};

}  // namespace

std::unique_ptr<Disk> MakeSystemDisk() { return std::make_unique<SystemDisk>(); }

}  // namespace vanthu::files
