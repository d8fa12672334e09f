#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/numbering/transparency/log_store.h"
#include "services/platform/files/disk.h"
#include "services/verification/checkpoint.h"

namespace vanthu::numbering {

// The folder of the published logs, as it is read: <root>/<agency>/<epoch>/checkpoint and tile/…. Threads: any. Errors: the
// disk's.
class PublishedLogs {
 public:
  // `disk` outlives it.
  PublishedLogs(files::Disk& disk, std::filesystem::path root) : disk_(disk), root_(std::move(root)) {}

  std::filesystem::path FolderOf(const LogId& log) const;
  std::filesystem::path CheckpointOf(const LogId& log) const;

  // Those that have a folder; none where nothing was published.
  absl::StatusOr<std::vector<AgencyId>> Agencies() const;
  // Of each epoch; one that cannot be read tells nothing and is left out. Their signatures are not looked at.
  absl::StatusOr<std::vector<verification::Checkpoint>> Checkpoints(const AgencyId& agency) const;

 private:
  files::Disk& disk_;
  const std::filesystem::path root_;
};

}  // namespace vanthu::numbering
