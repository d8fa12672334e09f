#include "services/verification/merkle_proof.h"

#include <gtest/gtest.h>

#include <string>

namespace vanthu::verification {
namespace {

using Leaves = std::vector<Digest>;

// The definitions of RFC 6962 §2.1, word for word and slow.
int64_t Split(int64_t size) {
  int64_t k = 1;
  while (k * 2 < size) k *= 2;
  return k;
}

Digest Root(const Leaves& leaves, int64_t from, int64_t to) {
  if (from == to) return EmptyRoot();
  if (to - from == 1) return leaves[from];
  const int64_t k = Split(to - from);
  return NodeHash(Root(leaves, from, from + k), Root(leaves, from + k, to));
}

Leaves Path(const Leaves& leaves, int64_t index, int64_t from, int64_t to) {
  if (to - from == 1) return {};
  const int64_t k = Split(to - from);
  const bool is_left = index < k;
  Leaves path = is_left ? Path(leaves, index, from, from + k) : Path(leaves, index - k, from + k, to);
  path.push_back(is_left ? Root(leaves, from + k, to) : Root(leaves, from, from + k));
  return path;
}

Leaves Consistency(const Leaves& leaves, int64_t older, int64_t from, int64_t to, bool is_whole) {
  if (older == to - from) return is_whole ? Leaves{} : Leaves{Root(leaves, from, to)};
  const int64_t k = Split(to - from);
  Leaves path =
      older <= k ? Consistency(leaves, older, from, from + k, is_whole) : Consistency(leaves, older - k, from + k, to, false);
  path.push_back(older <= k ? Root(leaves, from + k, to) : Root(leaves, from, from + k));
  return path;
}

Leaves SomeLeaves(int64_t count) {
  Leaves leaves;
  for (int64_t i = 0; i < count; ++i) leaves.push_back(LeafHash(std::to_string(i)));
  return leaves;
}

constexpr int64_t kSizeMax = 40;

TEST(MerkleProof, HashesAsRfc6962Says) {
  EXPECT_EQ(EmptyRoot().Hex(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(LeafHash("").Hex(), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
}

TEST(MerkleProof, AcceptsEveryPathOfEveryTreeAndNoOther) {
  const Leaves leaves = SomeLeaves(kSizeMax);
  for (int64_t size = 1; size <= kSizeMax; ++size) {
    const Digest root = Root(leaves, 0, size);
    for (int64_t index = 0; index < size; ++index) {
      InclusionProof proof{index, size, Path(leaves, index, 0, size)};
      EXPECT_TRUE(ProvesInclusion(proof, leaves[index], root));
      EXPECT_FALSE(ProvesInclusion(proof, LeafHash("another"), root));
      EXPECT_FALSE(ProvesInclusion({index, size + kSizeMax, proof.path}, leaves[index], root));
      proof.path.push_back(leaves[0]);
      EXPECT_FALSE(ProvesInclusion(proof, leaves[index], root));
    }
  }
}

TEST(MerkleProof, AcceptsEveryGrowthAndNoRewrite) {
  const Leaves leaves = SomeLeaves(kSizeMax);
  Leaves rewritten = leaves;
  rewritten[0] = LeafHash("another");
  for (int64_t newer = 0; newer <= kSizeMax; ++newer) {
    const TreeHead head{newer, Root(leaves, 0, newer)};
    for (int64_t older = 0; older <= newer; ++older) {
      const Leaves path = older == 0 ? Leaves{} : Consistency(leaves, older, 0, newer, true);
      EXPECT_TRUE(ProvesConsistency({older, Root(leaves, 0, older)}, head, path)) << older << " of " << newer;
      if (older > 0) {
        EXPECT_FALSE(ProvesConsistency({older, Root(rewritten, 0, older)}, head, path)) << older << " of " << newer;
      }
      EXPECT_FALSE(ProvesConsistency(head, {older - 1, head.root}, path));
    }
  }
}

TEST(MerkleProof, RefusesAnIndexOutsideOfTheTree) {
  EXPECT_FALSE(ProvesInclusion({-1, 1, {}}, LeafHash("a"), LeafHash("a")));
  EXPECT_FALSE(ProvesInclusion({1, 1, {}}, LeafHash("a"), LeafHash("a")));
  EXPECT_TRUE(ProvesInclusion({0, 1, {}}, LeafHash("a"), LeafHash("a")));
}

}  // namespace
}  // namespace vanthu::verification
