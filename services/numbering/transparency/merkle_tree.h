#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "services/platform/vocabulary/digest.h"

namespace vanthu::numbering {

inline constexpr int kTileHeight = 8;
inline constexpr int64_t kTileWidth = int64_t{1} << kTileHeight;

// The root of a full subtree of 256^level leaves: what stands at `index` in the tiles of that level (c2sp.org/tlog-tiles).
struct TileHash {
  int level = 0;
  int64_t index = 0;
  Digest hash;
};

// The right edge of an RFC 6962 tree: one hash for each bit of its size, the largest subtree first. It is all that appending and
// the root need, so it is all of the tree that a commit carries.
class Frontier {
 public:
  Frontier() = default;
  static absl::StatusOr<Frontier> Of(int64_t size, std::string_view bytes);

  // Adds to `completed` the tile hashes of level 1 and above that are whole now.
  void Append(const Digest& leaf_hash, std::vector<TileHash>* completed);

  int64_t size() const { return size_; }
  Digest Root() const;
  std::string Bytes() const;

 private:
  int64_t size_ = 0;
  std::vector<Digest> hashes_;
};

// Gives the hashes [from, to) of a level of tiles; all of them, or an error.
using HashReader = std::function<absl::StatusOr<std::vector<Digest>>(int level, int64_t from, int64_t to)>;

// Roots and paths of a tree of `size` leaves out of its tiles, each read once: some tiles for a proof, however large the tree.
// Not shared between threads.
class MerkleTree {
 public:
  MerkleTree(int64_t size, HashReader reader) : size_(size), reader_(std::move(reader)) {}

  int64_t size() const { return size_; }
  // RFC 6962 §2.1 to §2.1.2. OUT_OF_RANGE for what the tree has not.
  absl::StatusOr<Digest> RootAt(int64_t size);
  absl::StatusOr<std::vector<Digest>> InclusionPath(int64_t index, int64_t size);
  absl::StatusOr<std::vector<Digest>> ConsistencyPath(int64_t older, int64_t newer);

 private:
  absl::StatusOr<const std::vector<Digest>*> Tile(int level, int64_t index);
  absl::StatusOr<Digest> FullSubtree(int height, int64_t index);
  absl::StatusOr<Digest> Root(int64_t from, int64_t to);

  const int64_t size_;
  HashReader reader_;
  std::map<std::pair<int, int64_t>, std::vector<Digest>> tiles_;
};

}  // namespace vanthu::numbering
