#include "services/numbering/transparency/log_publisher.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/numbering/limits.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/verification/checkpoint.h"

namespace vanthu::numbering {
namespace {

// A tile's hashes or a bundle's entries come from the same rows.
bool IsOfLeaves(const Tile& tile) { return tile.level <= 0; }

}  // namespace

absl::Status LogPublisher::CompareWithPublished(absl::Time now) {
  ASSIGN_OR_RETURN(const std::vector<AgencyId> agencies, folder_.Agencies());
  for (const AgencyId& agency : agencies) RETURN_IF_ERROR(CompareAgency(agency, now));
  return absl::OkStatus();
}

absl::Status LogPublisher::CompareAgency(const AgencyId& agency, absl::Time now) {
  ASSIGN_OR_RETURN(const std::vector<verification::Checkpoint> found, folder_.Checkpoints(agency));
  if (found.empty()) return absl::OkStatus();
  return database_.Write([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(OpenLog log, OpenLog::Lock(tx, house_, agency, now));
    for (const auto& checkpoint : found) RETURN_IF_ERROR(log.CompareFound(checkpoint, now));
    return log.Close();
  });
}

absl::Time LogPublisher::RunOnce(absl::Time now) {
  const absl::Time next = last_run_ + kPublishInterval;
  if (now >= last_run_ && now < next) return next;
  last_run_ = now;
  auto heads = sql::Read<std::vector<LogHead>>(database_, [](sql::Transaction& tx) { return ListHeads(tx); });
  failure_ = heads.status();
  if (heads.ok()) {
    for (const LogHead& head : *heads) failure_.Update(Publish(head, now));
  }
  return failure_.ok() ? absl::InfiniteFuture() : now + kPublishRetry;
}

absl::StatusOr<int64_t> LogPublisher::PublishedSize(const LogId& log) {
  const std::filesystem::path path = folder_.CheckpointOf(log);
  if (!disk_.Exists(path)) return 0;
  ASSIGN_OR_RETURN(const std::string note, disk_.Read(path, 0, kCheckpointBytesMax));
  // One that cannot be read tells nothing, and is written anew from the database.
  const auto checkpoint = verification::ReadUnverified(note);
  return checkpoint.ok() ? checkpoint->head.size : 0;
}

absl::Status LogPublisher::Publish(const LogHead& head, absl::Time now) {
  const int64_t size = head.tree.size();
  const auto known = published_.find(head.id);
  if (size == 0 || (known != published_.end() && known->second == size)) return absl::OkStatus();
  // Looked at each time: another process may have written a larger one.
  ASSIGN_OR_RETURN(const int64_t on_disk, PublishedSize(head.id));
  if (on_disk > size) return CompareAgency(head.id.agency, now);
  // Only of what this process wrote it is certain that all tiles are there; the others are looked for.
  RETURN_IF_ERROR(WriteTiles(head.id, known != published_.end() ? known->second : 0, size));
  RETURN_IF_ERROR(files::WriteWhole(disk_, folder_.CheckpointOf(head.id), head.checkpoint));
  published_[head.id] = size;
  return absl::OkStatus();
}

absl::Status LogPublisher::WriteTiles(const LogId& log, int64_t older, int64_t newer) {
  const std::vector<Tile> tiles = TilesBetween(older, newer);
  for (size_t next = 0; next < tiles.size();) {
    // A bounded number of tiles is read in one snapshot; leaves never change, so more than one snapshot does no harm.
    const size_t end = std::min(tiles.size(), next + static_cast<size_t>(kPublishedLeavesMax / kTileWidth));
    std::vector<std::pair<Tile, std::string>> ready;
    RETURN_IF_ERROR(database_.Read([&](sql::Transaction& tx) -> absl::Status {
      ready.clear();
      for (size_t i = next; i < end; ++i) {
        if (disk_.Exists(folder_.FolderOf(log) / tiles[i].Path())) continue;
        ASSIGN_OR_RETURN(std::string bytes, TileBytes(tx, log, tiles[i]));
        ready.emplace_back(tiles[i], std::move(bytes));
      }
      return absl::OkStatus();
    }));
    for (const auto& [tile, bytes] : ready) RETURN_IF_ERROR(WriteTile(log, tile, bytes));
    next = end;
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> LogPublisher::TileBytes(sql::Transaction& tx, const LogId& log, const Tile& tile) {
  const int64_t from = tile.index * kTileWidth;
  if (!IsOfLeaves(tile)) {
    ASSIGN_OR_RETURN(const std::vector<Digest> hashes, StoredHashes(tx, log)(tile.level, from, from + tile.width));
    if (static_cast<int64_t>(hashes.size()) != tile.width) return absl::DataLossError("hashes of a full tile are missing");
    return HashBytes(hashes);
  }
  ASSIGN_OR_RETURN(std::vector<StoredLeaf> leaves, ReadLeaves(tx, log, from, from + tile.width));
  if (static_cast<int64_t>(leaves.size()) != tile.width) return absl::DataLossError("leaves of the register log are missing");
  std::vector<std::string> texts;
  std::vector<Digest> hashes;
  for (StoredLeaf& leaf : leaves) {
    hashes.push_back(leaf.hash);
    texts.push_back(std::move(leaf.text));
  }
  return tile.level == kEntries ? BundleBytes(texts) : HashBytes(hashes);
}

absl::Status LogPublisher::WriteTile(const LogId& log, const Tile& tile, std::string_view bytes) {
  const std::filesystem::path path = folder_.FolderOf(log) / tile.Path();
  RETURN_IF_ERROR(disk_.MakeFolders(path.parent_path()));
  RETURN_IF_ERROR(files::WriteWhole(disk_, path, bytes));
  const std::filesystem::path partials = folder_.FolderOf(log) / tile.PartialsFolder();
  if (tile.width < kTileWidth || !disk_.Exists(partials)) return absl::OkStatus();
  return disk_.RemoveAll(partials);  // the specification lets a full tile replace its partial ones
}

}  // namespace vanthu::numbering
