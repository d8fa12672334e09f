#include "services/platform/files/disk.h"

#include "services/platform/status/macros.h"

namespace vanthu::files {
namespace {

absl::Status WriteSynced(Disk& disk, const std::filesystem::path& path, std::string_view bytes) {
  ASSIGN_OR_RETURN(const auto file, disk.Create(path));
  RETURN_IF_ERROR(file->Append(bytes));
  RETURN_IF_ERROR(file->Sync());
  return file->Close();
}

}  // namespace

absl::Status WriteWhole(Disk& disk, const std::filesystem::path& path, std::string_view bytes) {
  std::filesystem::path beside = path;
  beside += ".part";
  absl::Status written = WriteSynced(disk, beside, bytes);
  if (written.ok()) written = disk.Rename(beside, path);
  // What is left beside is overwritten by the next try; removing it only gives the space back early.
  if (!written.ok()) disk.RemoveAll(beside).IgnoreError();
  return written;
}

}  // namespace vanthu::files
