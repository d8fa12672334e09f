#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "services/platform/vocabulary/digest.h"

namespace vanthu::verification {

// RFC 6962 §2.1: leaves and nodes are hashed under different first bytes, so that neither passes for the other.
Digest LeafHash(std::string_view leaf);
Digest NodeHash(const Digest& left, const Digest& right);
Digest EmptyRoot();

// The path from a leaf to the root (RFC 6962 §2.1.1), the leaf's sibling first.
struct InclusionProof {
  int64_t index = 0;  // of the leaf
  int64_t size = 0;   // of the tree
  std::vector<Digest> path;
};
bool ProvesInclusion(const InclusionProof& proof, const Digest& leaf_hash, const Digest& root);

struct TreeHead {
  int64_t size = 0;
  Digest root;
  friend bool operator==(const TreeHead&, const TreeHead&) = default;
};
// Whether `path` (RFC 6962 §2.1.2) proves that the tree `newer` begins with the leaves of `older`. The empty tree begins every
// tree.
bool ProvesConsistency(const TreeHead& older, const TreeHead& newer, const std::vector<Digest>& path);

}  // namespace vanthu::verification
