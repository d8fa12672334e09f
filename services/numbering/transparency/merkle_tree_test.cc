#include "services/numbering/transparency/merkle_tree.h"

#include <gtest/gtest.h>

#include <string>

#include "services/verification/merkle_proof.h"

namespace vanthu::numbering {
namespace {

using verification::LeafHash;

// The tile hashes of a log as a store keeps them.
class Hashes {
 public:
  void Grow(int64_t size) {
    std::vector<TileHash> completed;
    while (frontier.size() < size) {
      levels_[0].push_back(LeafHash(std::to_string(frontier.size())));
      frontier.Append(levels_[0].back(), &completed);
    }
    for (const TileHash& tile : completed) {
      EXPECT_EQ(static_cast<int64_t>(levels_[tile.level].size()), tile.index);
      levels_[tile.level].push_back(tile.hash);
    }
  }
  HashReader Reader() const {
    return [this](int level, int64_t from, int64_t to) -> absl::StatusOr<std::vector<Digest>> {
      const auto& all = levels_[level];
      if (to > static_cast<int64_t>(all.size())) return absl::OutOfRangeError("no such hash");
      return std::vector<Digest>(all.begin() + from, all.begin() + to);
    };
  }
  const Digest& Leaf(int64_t index) const { return levels_[0][index]; }

  Frontier frontier;

 private:
  std::vector<Digest> levels_[4];
};

void ExpectWholeTree(const Hashes& hashes, int64_t size, int64_t step) {
  MerkleTree tree(size, hashes.Reader());
  const Digest root = *tree.RootAt(size);
  for (int64_t index = 0; index < size; index += step) {
    const auto path = tree.InclusionPath(index, size);
    ASSERT_TRUE(path.ok()) << path.status();
    EXPECT_TRUE(verification::ProvesInclusion({index, size, *path}, hashes.Leaf(index), root)) << index << " of " << size;
    const auto growth = tree.ConsistencyPath(index, size);
    ASSERT_TRUE(growth.ok()) << growth.status();
    EXPECT_TRUE(verification::ProvesConsistency({index, *tree.RootAt(index)}, {size, root}, *growth)) << index << " to " << size;
  }
}

TEST(MerkleTree, ProvesEveryLeafAndEveryGrowthOfASmallTree) {
  Hashes hashes;
  for (int64_t size = 1; size <= 40; ++size) {
    hashes.Grow(size);
    ExpectWholeTree(hashes, size, 1);
  }
}

TEST(MerkleTree, ProvesAcrossTheBordersOfTiles) {
  Hashes hashes;
  for (const int64_t size : {255, 256, 257, 511, 512, 513, 1000}) {
    hashes.Grow(size);
    ExpectWholeTree(hashes, size, 17);
  }
  hashes.Grow(65536 + 300);
  ExpectWholeTree(hashes, 65536, 9973);
  ExpectWholeTree(hashes, 65536 + 300, 9973);
}

TEST(MerkleTree, HasNothingOutsideOfItself) {
  Hashes hashes;
  hashes.Grow(3);
  MerkleTree tree(3, hashes.Reader());
  EXPECT_EQ(*tree.RootAt(0), verification::EmptyRoot());
  EXPECT_FALSE(tree.RootAt(4).ok());
  EXPECT_FALSE(tree.InclusionPath(3, 3).ok());
  EXPECT_FALSE(tree.ConsistencyPath(2, 4).ok());
}

TEST(Frontier, HasTheRootOfTheTree) {
  Hashes hashes;
  for (int64_t size = 0; size <= 300; ++size) {
    hashes.Grow(size);
    EXPECT_EQ(hashes.frontier.Root(), *MerkleTree(size, hashes.Reader()).RootAt(size)) << size;
  }
}

TEST(Frontier, GoesOnFromItsBytes) {
  Hashes hashes;
  hashes.Grow(300);
  auto again = Frontier::Of(300, hashes.frontier.Bytes());
  ASSERT_TRUE(again.ok()) << again.status();
  std::vector<TileHash> completed;
  again->Append(LeafHash("300"), &completed);
  hashes.Grow(301);
  EXPECT_EQ(again->Root(), hashes.frontier.Root());
  EXPECT_FALSE(Frontier::Of(301, hashes.frontier.Bytes().substr(1)).ok());
}

}  // namespace
}  // namespace vanthu::numbering
