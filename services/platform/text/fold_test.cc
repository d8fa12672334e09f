#include "services/platform/text/fold.h"

#include "gtest/gtest.h"
#include "services/platform/text/nfc.h"

namespace vanthu::text {
namespace {

TEST(Fold, TakesDiacriticsAndCaseAway) {
  EXPECT_EQ(Fold("ỦY BAN Nhân dân"), "uy ban nhan dan");
  EXPECT_EQ(Fold("Đường Đặng Thùy Trâm"), "duong dang thuy tram");
  EXPECT_EQ(Fold("ăâđêôơưĂÂĐÊÔƠƯ"), "aadeoouaadeoou");
  EXPECT_EQ(Fold("ắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựýỳỷỹỵ"),
            "aaaaaaaaaa"
            "eeeee"
            "oooooooooo"
            "uuuuu"
            "yyyyy");
  EXPECT_EQ(Fold("  Độc\u00A0lập –   Tự do \t"), "doc lap - tu do");
}

TEST(Fold, TreatsComposedAndDecomposedAlike) { EXPECT_EQ(Fold("Nghi\u0323\u0302"), Fold("Nghị\u0302")); }

TEST(FoldedText, LeadsBackToTheOriginal) {
  const std::string original = "Sở   Tài chính";
  const FoldedText folded(original);
  EXPECT_EQ(folded.text(), "so tai chinh");
  const size_t at = folded.text().find("tai");
  EXPECT_EQ(original.substr(folded.OriginalOffset(at)), "Tài chính");
  EXPECT_EQ(folded.OriginalOffset(folded.text().size()), original.size());
  EXPECT_EQ(folded.FoldedOffset(original.find("Tài")), at);
}

TEST(Fold, KnowsCapitals) {
  EXPECT_TRUE(IsInCapitals("KT. GIÁM ĐỐC"));
  EXPECT_FALSE(IsInCapitals("KT. Giám đốc"));
  EXPECT_FALSE(IsInCapitals("1."));
  EXPECT_TRUE(StartsWithLowerCase("đề nghị"));
  EXPECT_TRUE(StartsWithUpperCase("Ủy ban"));
  EXPECT_FALSE(StartsWithUpperCase("(Ủy ban)"));
  EXPECT_EQ(Lower("HỎA TỐC"), "hỏa tốc");
  EXPECT_EQ(Upper("Hỏa tốc, đến ngày 5"), "HỎA TỐC, ĐẾN NGÀY 5");
}

}  // namespace
}  // namespace vanthu::text
