#include "services/platform/text/utf8.h"

#include "gtest/gtest.h"
#include "services/platform/text/nfc.h"

namespace vanthu::text {
namespace {

TEST(Utf8, NamesTheFirstByteThatIsWrong) {
  EXPECT_EQ(FirstInvalidUtf8("Sở Tài chính"), std::nullopt);
  EXPECT_EQ(FirstInvalidUtf8("ab\xFFz"), 2u);
  EXPECT_EQ(FirstInvalidUtf8("a\xC3"), 1u);             // cut short
  EXPECT_EQ(FirstInvalidUtf8("\xC0\xAF"), 0u);          // overlong '/'
  EXPECT_EQ(FirstInvalidUtf8("x\xED\xA0\x80"), 1u);     // a surrogate
  EXPECT_EQ(FirstInvalidUtf8("\xF4\x90\x80\x80"), 0u);  // above U+10FFFF
  EXPECT_EQ(FirstInvalidUtf8("\xF4\x8F\xBF\xBF"), std::nullopt);
}

TEST(Utf8, CutsBetweenCodePoints) {
  EXPECT_EQ(PrefixOf("đẹp", 100), "đẹp");
  EXPECT_EQ(PrefixOf("đẹp", 5), "đẹ");
  EXPECT_EQ(PrefixOf("đẹp", 4), "đ");
  EXPECT_EQ(PrefixOf("đẹp", 1), "");
}

TEST(Utf8, KeepsPositionsOfMalformedBytes) {
  const auto points = CodePoints("a\xFF\xE1\xBB\xB9");
  ASSERT_EQ(points.size(), 3u);
  EXPECT_EQ(points[1].value, U'\uFFFD');
  EXPECT_EQ(points[2].value, U'ỹ');
  EXPECT_EQ(points[2].begin, 2u);
}

TEST(Nfc, ComposesAndLeavesComposedAlone) {
  const std::string decomposed = "Thu\u031B\u0309";  // ử in three parts
  EXPECT_FALSE(IsNfc(decomposed));
  EXPECT_EQ(ToNfc(decomposed), "Thử");
  EXPECT_TRUE(IsNfc("Thử"));
  EXPECT_EQ(ToNfc("Thử"), "Thử");
}

}  // namespace
}  // namespace vanthu::text
