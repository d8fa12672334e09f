#include "services/drafting/layout/body_block.h"

#include <gtest/gtest.h>

namespace vanthu::drafting {
namespace {

TEST(BodyBlock, FindsTheLabelOfAnArticle) {
  EXPECT_EQ(ArticleLabel("Điều 12. Hiệu lực"), std::string_view("Điều 12.").size());
  EXPECT_EQ(ArticleLabel("Điều 3a. Bổ sung"), std::string_view("Điều 3a.").size());
  EXPECT_EQ(ArticleLabel("Điều này có hiệu lực."), 0u);
  EXPECT_EQ(ArticleLabel("Điều 12"), 0u);
  EXPECT_EQ(ArticleLabel("Chương I. Chung"), 0u);
  EXPECT_EQ(ArticleLabel(""), 0u);
}

TEST(BodyBlock, CentresPartsChaptersAndTitlesInCapitals) {
  for (const char* heading : {"Chương II", "Phần thứ nhất", "Mục 1", "Tiểu mục 2", "QUY ĐỊNH CHUNG", "QUYẾT ĐỊNH:"}) {
    EXPECT_TRUE(IsCentredHeading(heading)) << heading;
  }
  for (const char* heading : {"Điều 1. Phạm vi", "I. TÌNH HÌNH CHUNG", "Kết quả", "1) KẾT QUẢ"}) {
    EXPECT_FALSE(IsCentredHeading(heading)) << heading;
  }
}

TEST(BodyBlock, LeavesTheNoteOnAttachmentsWhereTheFileHadIt) {
  Draft draft;
  draft.body = {{BlockKind::kParagraph, "Nội dung.", {3, 3}}, {BlockKind::kParagraph, "Trân trọng", {7, 7}}};
  draft.closing = "./.";
  draft.attachment_note = "(Gửi kèm biểu mẫu)";
  EXPECT_EQ(BlocksOfThePage(draft).at(2).text, "(Gửi kèm biểu mẫu)");
  draft.origins = {{"attachment_note", {5, 5}}};
  EXPECT_EQ(BlocksOfThePage(draft).at(1).text, "(Gửi kèm biểu mẫu)");
  EXPECT_EQ(BlocksOfThePage(draft).at(2).text, "Trân trọng./.");
}

}  // namespace
}  // namespace vanthu::drafting
