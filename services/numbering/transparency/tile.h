#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/numbering/transparency/merkle_tree.h"

namespace vanthu::numbering {

inline constexpr int kEntries = -1;  // the level of the bundles of entries

// One file of a tiled log (c2sp.org/tlog-tiles): hashes of a level, or entries.
struct Tile {
  int level = kEntries;
  int64_t index = 0;
  int64_t width = kTileWidth;  // below kTileWidth: a partial tile

  // "tile/0/x001/234.p/7", "tile/entries/000"
  std::string Path() const;
  std::string PartialsFolder() const;  // where the partial tiles of this place lie
  friend bool operator==(const Tile&, const Tile&) = default;
};

// What has to be written when a log grows from one size to another: entries first, then level by level.
std::vector<Tile> TilesBetween(int64_t older, int64_t newer);
// All that a log of `size` consists of.
inline std::vector<Tile> TilesOf(int64_t size) { return TilesBetween(0, size); }

// Entries, each after its length in two bytes, big-endian.
std::string BundleBytes(const std::vector<std::string>& entries);
absl::StatusOr<std::vector<std::string>> ParseBundle(std::string_view bytes);

std::string HashBytes(const std::vector<Digest>& hashes);

}  // namespace vanthu::numbering
