#include "services/numbering/transparency/merkle_tree.h"

#include <algorithm>

#include "services/platform/status/macros.h"
#include "services/verification/merkle_proof.h"

namespace vanthu::numbering {
namespace {

using verification::NodeHash;

int CountOfBits(int64_t size) { return __builtin_popcountll(static_cast<uint64_t>(size)); }

bool IsPowerOfTwo(int64_t size) { return (size & (size - 1)) == 0; }

int Log2(int64_t power) { return __builtin_ctzll(static_cast<uint64_t>(power)); }

// RFC 6962: the largest power of two smaller than `size`.
int64_t Split(int64_t size) {
  int64_t k = 1;
  while (k * 2 < size) k *= 2;
  return k;
}

absl::Status NotThere() { return absl::OutOfRangeError("the log has no tree of that size, or no such leaf in it"); }

}  // namespace

absl::StatusOr<Frontier> Frontier::Of(int64_t size, std::string_view bytes) {
  constexpr size_t kHashBytes = sizeof(Digest::bytes);
  if (size < 0 || bytes.size() != CountOfBits(size) * kHashBytes) {
    return absl::DataLossError("the log's stored frontier does not fit its size");
  }
  Frontier frontier;
  frontier.size_ = size;
  for (size_t at = 0; at < bytes.size(); at += kHashBytes) {
    frontier.hashes_.push_back(*Digest::FromBytes(bytes.substr(at, kHashBytes)));
  }
  return frontier;
}

void Frontier::Append(const Digest& leaf_hash, std::vector<TileHash>* completed) {
  Digest hash = leaf_hash;
  int height = 0;
  for (int64_t rest = size_; (rest & 1) != 0; rest >>= 1) {
    hash = NodeHash(hashes_.back(), hash);
    hashes_.pop_back();
    if (++height % kTileHeight == 0) completed->push_back({height / kTileHeight, size_ >> height, hash});
  }
  hashes_.push_back(hash);
  ++size_;
}

Digest Frontier::Root() const {
  if (hashes_.empty()) return verification::EmptyRoot();
  Digest root = hashes_.back();
  for (auto left = hashes_.rbegin() + 1; left != hashes_.rend(); ++left) root = NodeHash(*left, root);
  return root;
}

std::string Frontier::Bytes() const {
  std::string bytes;
  for (const Digest& hash : hashes_) bytes += hash.Bytes();
  return bytes;
}

absl::StatusOr<const std::vector<Digest>*> MerkleTree::Tile(int level, int64_t index) {
  const auto found = tiles_.find({level, index});
  if (found != tiles_.end()) return &found->second;
  const int64_t from = index * kTileWidth;
  const int64_t to = std::min(from + kTileWidth, size_ >> (level * kTileHeight));
  ASSIGN_OR_RETURN(std::vector<Digest> hashes, reader_(level, from, to));
  if (static_cast<int64_t>(hashes.size()) != to - from) return absl::DataLossError("a tile of the log is not whole");
  return &tiles_.emplace(std::make_pair(level, index), std::move(hashes)).first->second;
}

// The root of the leaves [index·2^height, (index+1)·2^height), folded from the hashes of one tile.
absl::StatusOr<Digest> MerkleTree::FullSubtree(int height, int64_t index) {
  const int level = height / kTileHeight;
  const int fold = height % kTileHeight;
  const int64_t first = index << fold;
  ASSIGN_OR_RETURN(const std::vector<Digest>* tile, Tile(level, first / kTileWidth));
  const auto begin = tile->begin() + first % kTileWidth;
  std::vector<Digest> hashes(begin, begin + (int64_t{1} << fold));
  while (hashes.size() > 1) {
    for (size_t i = 0; i < hashes.size() / 2; ++i) hashes[i] = NodeHash(hashes[2 * i], hashes[2 * i + 1]);
    hashes.resize(hashes.size() / 2);
  }
  return hashes.front();
}

absl::StatusOr<Digest> MerkleTree::Root(int64_t from, int64_t to) {
  const int64_t size = to - from;
  if (IsPowerOfTwo(size)) return FullSubtree(Log2(size), from / size);
  const int64_t k = Split(size);
  ASSIGN_OR_RETURN(const Digest left, Root(from, from + k));
  ASSIGN_OR_RETURN(const Digest right, Root(from + k, to));
  return NodeHash(left, right);
}

absl::StatusOr<Digest> MerkleTree::RootAt(int64_t size) {
  if (size < 0 || size > size_) return NotThere();
  if (size == 0) return verification::EmptyRoot();
  return Root(0, size);
}

absl::StatusOr<std::vector<Digest>> MerkleTree::InclusionPath(int64_t index, int64_t size) {
  if (index < 0 || index >= size || size > size_) return NotThere();
  std::vector<Digest> path;
  int64_t from = 0;
  int64_t to = size;
  while (to - from > 1) {
    const int64_t middle = from + Split(to - from);
    const bool is_left = index < middle;
    ASSIGN_OR_RETURN(const Digest sibling, is_left ? Root(middle, to) : Root(from, middle));
    path.push_back(sibling);
    (is_left ? to : from) = middle;
  }
  std::reverse(path.begin(), path.end());
  return path;
}

absl::StatusOr<std::vector<Digest>> MerkleTree::ConsistencyPath(int64_t older, int64_t newer) {
  if (older < 0 || older > newer || newer > size_) return NotThere();
  std::vector<Digest> path;
  if (older == 0 || older == newer) return path;
  int64_t from = 0;
  int64_t to = newer;
  while (older != to) {
    const int64_t middle = from + Split(to - from);
    const bool is_left = older <= middle;
    ASSIGN_OR_RETURN(const Digest sibling, is_left ? Root(middle, to) : Root(from, middle));
    path.push_back(sibling);
    (is_left ? to : from) = middle;
  }
  // The older root itself is known to who asks; only where it is no subtree of the newer tree its last part has to be told.
  if (from != 0) {
    ASSIGN_OR_RETURN(const Digest last_part, Root(from, to));
    path.push_back(last_part);
  }
  std::reverse(path.begin(), path.end());
  return path;
}

}  // namespace vanthu::numbering
