#include "services/numbering/transparency/tile.h"

#include <gtest/gtest.h>

#include "services/verification/merkle_proof.h"

namespace vanthu::numbering {
namespace {

TEST(Tile, LiesWhereTheSpecificationSays) {
  EXPECT_EQ((Tile{kEntries, 0, 256}.Path()), "tile/entries/000");
  EXPECT_EQ((Tile{0, 1234067, 256}.Path()), "tile/0/x001/x234/067");
  EXPECT_EQ((Tile{1, 1000, 17}.Path()), "tile/1/x001/000.p/17");
}

// The example of the specification: a tree of 70,000.
TEST(Tile, MakesTheTilesOfTheSpecificationsExample) {
  int64_t full[3] = {0, 0, 0};
  int64_t partial[3] = {0, 0, 0};
  for (const Tile& tile : TilesOf(70000)) {
    if (tile.level == kEntries) continue;
    ASSERT_LT(tile.level, 3);
    if (tile.width == kTileWidth) {
      ++full[tile.level];
    } else {
      partial[tile.level] = tile.width;
    }
  }
  EXPECT_EQ(full[0], 273);
  EXPECT_EQ(partial[0], 112);
  EXPECT_EQ(full[1], 1);
  EXPECT_EQ(partial[1], 17);
  EXPECT_EQ(full[2], 0);
  EXPECT_EQ(partial[2], 1);
}

TEST(Tile, IsWrittenAgainOnlyWhereTheLogGrew) {
  EXPECT_TRUE(TilesBetween(300, 300).empty());
  EXPECT_EQ(TilesBetween(256, 257), (std::vector<Tile>{{kEntries, 1, 1}, {0, 1, 1}}));
  EXPECT_EQ(TilesBetween(255, 256), (std::vector<Tile>{{kEntries, 0, 256}, {0, 0, 256}, {1, 0, 1}}));
}

TEST(Tile, GivesBackWhatWentIntoABundle) {
  const std::vector<std::string> entries = {"", "a", std::string(300, 'x')};
  EXPECT_EQ(*ParseBundle(BundleBytes(entries)), entries);
  EXPECT_FALSE(ParseBundle(BundleBytes(entries).substr(0, 10)).ok());
  const std::vector<Digest> hashes = {verification::LeafHash("a"), verification::LeafHash("b")};
  EXPECT_EQ(HashBytes(hashes), hashes[0].Bytes() + hashes[1].Bytes());
}

}  // namespace
}  // namespace vanthu::numbering
