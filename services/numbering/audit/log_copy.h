#pragma once

#include <filesystem>

#include "absl/status/statusor.h"
#include "services/numbering/audit/finding.h"
#include "services/numbering/audit/leaf_audit.h"
#include "services/platform/files/disk.h"

namespace vanthu::numbering {

// Reads a published log (c2sp.org/tlog-tiles) from the folder that holds its checkpoint: the entries, and whether the hash tiles
// beside are theirs. What is missing or wrong becomes a finding. Fails where the disk does, or the checkpoint cannot be read.
absl::StatusOr<FoundLog> ReadLogCopy(files::Disk& disk, const std::filesystem::path& folder, AuditReport* report);

}  // namespace vanthu::numbering
