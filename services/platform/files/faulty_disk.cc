#include "services/platform/files/faulty_disk.h"

#include <algorithm>
#include <utility>

#include "services/platform/status/cause.h"
#include "services/platform/status/macros.h"

namespace vanthu::files {

using std::filesystem::path;

namespace {

absl::Status ErrorOf(const DiskFault& fault, const path& where) {
  return status::CausedError(fault.reason, {"phép thử muốn vậy", "the test decided so"}, {{"name", where.string()}});
}

absl::Status Take(absl::StatusOr<std::unique_ptr<WritableFile>> opened, std::unique_ptr<WritableFile>& file) {
  if (opened.ok()) file = *std::move(opened);
  return opened.status();
}

}  // namespace

class FaultyFile : public WritableFile {
 public:
  FaultyFile(FaultyDisk& disk, std::unique_ptr<WritableFile> file, path where)
      : disk_(disk), file_(std::move(file)), where_(std::move(where)) {}

  absl::Status Append(std::string_view bytes) override {
    const auto fault = disk_.Ask(DiskOperation::kAppend, where_);
    if (!fault) return file_->Append(bytes);
    const auto reached = std::min(bytes.size(), static_cast<size_t>(std::max<int64_t>(0, fault->after_bytes)));
    RETURN_IF_ERROR(file_->Append(fault->takes_effect ? bytes : bytes.substr(0, reached)));
    return ErrorOf(*fault, where_);
  }
  absl::Status Sync() override {
    return disk_.Through(DiskOperation::kSync, where_, [&] { return file_->Sync(); });
  }
  absl::Status Close() override {
    return disk_.Through(DiskOperation::kClose, where_, [&] { return file_->Close(); });
  }

 private:
  FaultyDisk& disk_;
  const std::unique_ptr<WritableFile> file_;
  const path where_;
};

void FaultyDisk::SetDecide(Decide decide) {
  std::lock_guard lock(mutex_);
  decide_ = std::move(decide);
}

std::optional<DiskFault> FaultyDisk::Ask(DiskOperation operation, const path& where) {
  std::lock_guard lock(mutex_);
  return decide_ ? decide_(operation, where) : std::nullopt;
}

absl::Status FaultyDisk::Through(DiskOperation operation, const path& where, const std::function<absl::Status()>& act) {
  const auto fault = Ask(operation, where);
  if (!fault) return act();
  if (fault->pretends) return absl::OkStatus();
  if (fault->takes_effect) RETURN_IF_ERROR(act());
  return ErrorOf(*fault, where);
}

absl::StatusOr<std::unique_ptr<WritableFile>> FaultyDisk::Create(const path& where) {
  std::unique_ptr<WritableFile> file;
  RETURN_IF_ERROR(Through(DiskOperation::kCreate, where, [&] { return Take(disk_.Create(where), file); }));
  return std::make_unique<FaultyFile>(*this, std::move(file), where);
}

absl::StatusOr<std::unique_ptr<WritableFile>> FaultyDisk::OpenToAppend(const path& where) {
  std::unique_ptr<WritableFile> file;
  RETURN_IF_ERROR(Through(DiskOperation::kOpenToAppend, where, [&] { return Take(disk_.OpenToAppend(where), file); }));
  return std::make_unique<FaultyFile>(*this, std::move(file), where);
}

absl::StatusOr<std::string> FaultyDisk::Read(const path& where, int64_t offset, int64_t bytes_max) {
  if (const auto fault = Ask(DiskOperation::kRead, where)) return ErrorOf(*fault, where);
  return disk_.Read(where, offset, bytes_max);
}

absl::StatusOr<int64_t> FaultyDisk::Size(const path& where) {
  if (const auto fault = Ask(DiskOperation::kSize, where)) return ErrorOf(*fault, where);
  return disk_.Size(where);
}

absl::Status FaultyDisk::MakeFolders(const path& where) {
  return Through(DiskOperation::kMakeFolders, where, [&] { return disk_.MakeFolders(where); });
}

absl::Status FaultyDisk::Rename(const path& from, const path& to) {
  return Through(DiskOperation::kRename, to, [&] { return disk_.Rename(from, to); });
}

absl::Status FaultyDisk::SyncFolder(const path& folder) {
  return Through(DiskOperation::kSyncFolder, folder, [&] { return disk_.SyncFolder(folder); });
}

absl::Status FaultyDisk::Copy(const path& from, const path& to) {
  return Through(DiskOperation::kCopy, to, [&] { return disk_.Copy(from, to); });
}

absl::Status FaultyDisk::RemoveAll(const path& where) {
  return Through(DiskOperation::kRemoveAll, where, [&] { return disk_.RemoveAll(where); });
}

absl::StatusOr<std::vector<std::string>> FaultyDisk::List(const path& folder) {
  if (const auto fault = Ask(DiskOperation::kList, folder)) return ErrorOf(*fault, folder);
  return disk_.List(folder);
}

}  // namespace vanthu::files
