#include "services/numbering/transparency/tile.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace vanthu::numbering {
namespace {

// 1234067 → "x001/x234/067"
std::string IndexPath(int64_t index) {
  std::string path = absl::StrFormat("%03d", index % 1000);
  for (index /= 1000; index > 0; index /= 1000) path = absl::StrFormat("x%03d/%s", index % 1000, path);
  return path;
}

std::string FullPath(int level, int64_t index) {
  return absl::StrCat("tile/", level == kEntries ? "entries" : absl::StrCat(level), "/", IndexPath(index));
}

void AddTiles(int level, int64_t older, int64_t newer, std::vector<Tile>* tiles) {
  if (older == newer) return;
  for (int64_t index = older / kTileWidth; index * kTileWidth < newer; ++index) {
    tiles->push_back({level, index, std::min(kTileWidth, newer - index * kTileWidth)});
  }
}

}  // namespace

std::string Tile::Path() const {
  if (width == kTileWidth) return FullPath(level, index);
  return absl::StrCat(PartialsFolder(), "/", width);
}

std::string Tile::PartialsFolder() const { return absl::StrCat(FullPath(level, index), ".p"); }

std::vector<Tile> TilesBetween(int64_t older, int64_t newer) {
  std::vector<Tile> tiles;
  AddTiles(kEntries, older, newer, &tiles);
  for (int level = 0; newer > 0; ++level, older /= kTileWidth, newer /= kTileWidth) AddTiles(level, older, newer, &tiles);
  return tiles;
}

std::string BundleBytes(const std::vector<std::string>& entries) {
  std::string bytes;
  for (const std::string& entry : entries) {
    bytes += static_cast<char>(entry.size() >> 8);
    bytes += static_cast<char>(entry.size() & 0xff);
    bytes += entry;
  }
  return bytes;
}

absl::StatusOr<std::vector<std::string>> ParseBundle(std::string_view bytes) {
  std::vector<std::string> entries;
  while (!bytes.empty()) {
    const size_t size = bytes.size() < 2 ? 0 : static_cast<uint8_t>(bytes[0]) * 256u + static_cast<uint8_t>(bytes[1]);
    if (bytes.size() < 2 + size) return absl::DataLossError("a bundle of entries is cut off");
    entries.emplace_back(bytes.substr(2, size));
    bytes.remove_prefix(2 + size);
  }
  return entries;
}

std::string HashBytes(const std::vector<Digest>& hashes) {
  std::string bytes;
  for (const Digest& hash : hashes) bytes += hash.Bytes();
  return bytes;
}

}  // namespace vanthu::numbering
