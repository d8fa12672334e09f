#include "services/numbering/transparency/published_logs.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "services/numbering/limits.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::numbering {
namespace {

constexpr char kCheckpointFile[] = "checkpoint";

}  // namespace

std::filesystem::path PublishedLogs::FolderOf(const LogId& log) const {
  return root_ / log.agency.text() / absl::StrCat(log.epoch);
}

std::filesystem::path PublishedLogs::CheckpointOf(const LogId& log) const { return FolderOf(log) / kCheckpointFile; }

absl::StatusOr<std::vector<AgencyId>> PublishedLogs::Agencies() const {
  std::vector<AgencyId> agencies;
  if (!disk_.Exists(root_)) return agencies;
  ASSIGN_OR_RETURN(const std::vector<std::string> names, disk_.List(root_));
  for (const std::string& name : names) {
    auto agency = AgencyId::Of(name);
    if (agency.ok()) agencies.push_back(*std::move(agency));
  }
  return agencies;
}

absl::StatusOr<std::vector<verification::Checkpoint>> PublishedLogs::Checkpoints(const AgencyId& agency) const {
  std::vector<verification::Checkpoint> found;
  const std::filesystem::path folder = root_ / agency.text();
  if (!disk_.Exists(folder)) return found;
  ASSIGN_OR_RETURN(const std::vector<std::string> epochs, disk_.List(folder));
  for (const std::string& epoch : epochs) {
    const auto note = disk_.Read(folder / epoch / kCheckpointFile, 0, kCheckpointBytesMax);
    if (!note.ok() && !status::Is(note.status(), status::Reason::kNotFound)) return note.status();
    const auto checkpoint = note.ok() ? verification::ReadUnverified(*note) : note.status();
    if (checkpoint.ok()) found.push_back(*checkpoint);
  }
  return found;
}

}  // namespace vanthu::numbering
