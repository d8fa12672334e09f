#include "services/numbering/audit/log_copy.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "services/numbering/limits.h"
#include "services/numbering/transparency/tile.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/verification/checkpoint.h"
#include "services/verification/merkle_proof.h"

namespace vanthu::numbering {
namespace {

// A tile's bytes; a full tile may stand for a partial one. Nothing where neither is there.
absl::StatusOr<std::optional<std::string>> ReadTile(files::Disk& disk, const std::filesystem::path& folder, const Tile& tile) {
  const Tile full{tile.level, tile.index, kTileWidth};
  for (const Tile& candidate : {tile, full}) {
    auto bytes = disk.Read(folder / candidate.Path(), 0, kTileBytesMax);
    if (bytes.ok()) return std::optional<std::string>(*std::move(bytes));
    if (!status::Is(bytes.status(), status::Reason::kNotFound)) return bytes.status();
  }
  return std::optional<std::string>();
}

// The hash tiles that these entries make, by level, as the specification defines them.
std::map<int, std::vector<Digest>> HashesOf(const std::vector<FoundLeaf>& leaves) {
  std::map<int, std::vector<Digest>> levels;
  Frontier tree;
  std::vector<TileHash> completed;
  for (const FoundLeaf& leaf : leaves) {
    levels[0].push_back(verification::LeafHash(leaf.text));
    tree.Append(levels[0].back(), &completed);
  }
  for (const TileHash& hash : completed) levels[hash.level].push_back(hash.hash);
  return levels;
}

void FindTile(const FoundLog& log, const Tile& tile, AuditReport* report) {
  report->findings.push_back({FindingKind::kRewrittenLeaf, false, absl::StrFormat("%s %s", log.name, tile.Path()),
                              "tệp tile bị thiếu hoặc không khớp các lá", "the tile is missing or not that of the leaves"});
}

absl::Status ReadEntries(files::Disk& disk, const std::filesystem::path& folder, const Tile& tile, FoundLog* log) {
  ASSIGN_OR_RETURN(const std::optional<std::string> bytes, ReadTile(disk, folder, tile));
  const auto entries = bytes ? ParseBundle(*bytes) : absl::NotFoundError("no bundle");
  if (!entries.ok()) return absl::OkStatus();  // the leaves are missing then, and found to be
  for (int64_t i = 0; i < tile.width && i < static_cast<int64_t>(entries->size()); ++i) {
    log->leaves.push_back({tile.index * kTileWidth + i, (*entries)[i], std::nullopt, ""});
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<FoundLog> ReadLogCopy(files::Disk& disk, const std::filesystem::path& folder, AuditReport* report) {
  FoundLog log;
  ASSIGN_OR_RETURN(log.checkpoint, disk.Read(folder / "checkpoint", 0, kCheckpointBytesMax));
  ASSIGN_OR_RETURN(const verification::Checkpoint checkpoint, verification::ReadUnverified(log.checkpoint));
  log.name = absl::StrFormat("%s (tiles)", checkpoint.origin);
  const std::vector<Tile> tiles = TilesOf(checkpoint.head.size);
  for (const Tile& tile : tiles) {
    if (tile.level == kEntries) RETURN_IF_ERROR(ReadEntries(disk, folder, tile, &log));
  }
  // With leaves missing no other hash could be told; the missing ones are the finding.
  if (static_cast<int64_t>(log.leaves.size()) != checkpoint.head.size) return log;
  const std::map<int, std::vector<Digest>> levels = HashesOf(log.leaves);
  for (const Tile& tile : tiles) {
    if (tile.level == kEntries) continue;
    ASSIGN_OR_RETURN(const std::optional<std::string> bytes, ReadTile(disk, folder, tile));
    const auto begin = levels.at(tile.level).begin() + tile.index * kTileWidth;
    const std::string expected = HashBytes(std::vector<Digest>(begin, begin + tile.width));
    if (!bytes || bytes->compare(0, expected.size(), expected) != 0) FindTile(log, tile, report);
  }
  return log;
}

}  // namespace vanthu::numbering
