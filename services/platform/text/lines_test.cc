#include "services/platform/text/lines.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace vanthu::text {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Lines, EndWithWhateverAnEditorWrites) {
  EXPECT_THAT(SplitLines("a\r\nb\rc\nd"), ElementsAre("a", "b", "c", "d"));
  EXPECT_THAT(SplitLines("a\n\r\n\rb\n"), ElementsAre("a", "", "", "b"));
  EXPECT_THAT(SplitLines("a\u2028b\fc\vd"), ElementsAre("a", "b", "c", "d"));
  EXPECT_THAT(SplitLines(""), IsEmpty());
}

TEST(Lines, DropTheByteOrderMark) { EXPECT_THAT(SplitLines("\xEF\xBB\xBFSố: 01"), ElementsAre("Số: 01")); }

TEST(Lines, AreTrimmedOfEveryKindOfBlank) {
  EXPECT_EQ(Trim("\u00A0\t Sở \u3000\u200B"), "Sở");
  EXPECT_EQ(Trim("\u00A0"), "");
  EXPECT_EQ(Trim("\xA0 a\xA0\x80"), "\xA0 a\xA0\x80");  // malformed bytes are no blanks
  EXPECT_TRUE(IsBlankText("\u00A0 \t"));
  EXPECT_EQ(CollapseBlanks("  a \u00A0 b\n c "), "a b c");
  EXPECT_EQ(CollapseBlanks(" "), "");
}

}  // namespace
}  // namespace vanthu::text
