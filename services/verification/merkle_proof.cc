#include "services/verification/merkle_proof.h"

#include <algorithm>
#include <string_view>

#include "services/platform/crypto/sha256.h"

namespace vanthu::verification {

Digest LeafHash(std::string_view leaf) {
  crypto::Sha256Stream hash;
  hash.Update(std::string_view("\0", 1));
  hash.Update(leaf);
  return hash.Finish();
}

Digest NodeHash(const Digest& left, const Digest& right) {
  char bytes[1 + 2 * sizeof(left.bytes)];
  bytes[0] = '\1';
  std::copy(left.bytes.begin(), left.bytes.end(), bytes + 1);
  std::copy(right.bytes.begin(), right.bytes.end(), bytes + 1 + left.bytes.size());
  return crypto::Sha256(std::string_view(bytes, sizeof(bytes)));
}

Digest EmptyRoot() { return crypto::Sha256(""); }

// The algorithm of RFC 9162 §2.1.3.2.
bool ProvesInclusion(const InclusionProof& proof, const Digest& leaf_hash, const Digest& root) {
  if (proof.index < 0 || proof.index >= proof.size) return false;
  uint64_t node = static_cast<uint64_t>(proof.index);
  uint64_t last = static_cast<uint64_t>(proof.size) - 1;
  Digest hash = leaf_hash;
  for (const Digest& sibling : proof.path) {
    if (last == 0) return false;
    if ((node & 1) != 0 || node == last) {
      hash = NodeHash(sibling, hash);
      while ((node & 1) == 0 && node != 0) {
        node >>= 1;
        last >>= 1;
      }
    } else {
      hash = NodeHash(hash, sibling);
    }
    node >>= 1;
    last >>= 1;
  }
  return last == 0 && hash == root;
}

// The algorithm of RFC 9162 §2.1.4.2.
bool ProvesConsistency(const TreeHead& older, const TreeHead& newer, const std::vector<Digest>& path) {
  if (older.size < 0 || older.size > newer.size) return false;
  if (older.size == newer.size) return path.empty() && older.root == newer.root;
  if (older.size == 0) return path.empty() && older.root == EmptyRoot();
  uint64_t node = static_cast<uint64_t>(older.size) - 1;
  uint64_t last = static_cast<uint64_t>(newer.size) - 1;
  while ((node & 1) != 0) {
    node >>= 1;
    last >>= 1;
  }
  size_t next = 0;
  // A tree of 2^k leaves is itself a node of the newer tree; its root is not repeated in the path.
  if (node != 0 && path.empty()) return false;
  Digest old_hash = node != 0 ? path[next++] : older.root;
  Digest new_hash = old_hash;
  for (; next < path.size(); ++next) {
    if (last == 0) return false;
    if ((node & 1) != 0 || node == last) {
      old_hash = NodeHash(path[next], old_hash);
      new_hash = NodeHash(path[next], new_hash);
      while ((node & 1) == 0 && node != 0) {
        node >>= 1;
        last >>= 1;
      }
    } else {
      new_hash = NodeHash(new_hash, path[next]);
    }
    node >>= 1;
    last >>= 1;
  }
  return last == 0 && old_hash == older.root && new_hash == newer.root;
}

}  // namespace vanthu::verification
