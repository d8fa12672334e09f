#include "services/drafting/layout/outline.h"

#include <gtest/gtest.h>

namespace vanthu::drafting {
namespace {

TEST(Outline, GivesTheElementsBackInTheirOrderWithTheirMarks) {
  Outline outline;
  const int list = outline.Add("L");
  const int first = outline.Add("LI", list);
  outline.Add("P");
  outline.Add("LI", list);
  outline.AddMark(first, {0, 3});
  const pdf::StructureElement tree = outline.Tree();
  ASSERT_EQ(tree.children.size(), 2u);
  EXPECT_EQ(tree.type, "Document");
  EXPECT_EQ(tree.children[0].type, "L");
  EXPECT_EQ(tree.children[1].type, "P");
  ASSERT_EQ(tree.children[0].children.size(), 2u);
  ASSERT_EQ(tree.children[0].children[0].marks.size(), 1u);
  EXPECT_EQ(tree.children[0].children[0].marks[0].mark, 3);
}

TEST(Outline, NeverSkipsALevelOfHeadings) {
  Outline outline;
  EXPECT_EQ(outline.HeadingType(kTitleRank), "H1");
  EXPECT_EQ(outline.HeadingType(3), "H2");
  EXPECT_EQ(outline.HeadingType(6), "H3");
  EXPECT_EQ(outline.HeadingType(6), "H3");
  EXPECT_EQ(outline.HeadingType(9), "H4");
  EXPECT_EQ(outline.HeadingType(3), "H2");
  EXPECT_EQ(outline.HeadingType(9), "H3");
  EXPECT_EQ(outline.HeadingType(kTitleRank), "H1");
  for (int rank = 1; rank < 8; ++rank) outline.HeadingType(rank);
  EXPECT_EQ(outline.HeadingType(9), "H6");
}

TEST(Outline, BeginsAtTheFirstLevelWhateverComesFirst) {
  Outline outline;
  EXPECT_EQ(outline.HeadingType(7), "H1");
  EXPECT_EQ(outline.HeadingType(6), "H1");
}

}  // namespace
}  // namespace vanthu::drafting
