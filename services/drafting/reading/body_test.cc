#include "services/drafting/reading/body.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/drafting/reading/made_dispatch.h"

namespace vanthu::drafting {
namespace {

using ::testing::ElementsAre;

TEST(Body, ShowsScriptsAsTextAndTakesFormattingOff) {
  MadeDispatch parts;
  parts.body = "\n<script>alert('a')</script> &amp; <b>Đề nghị</b> thực hiện./.\n";
  const Draft draft = Read(parts.Text());
  EXPECT_EQ(draft.body[0].text, "<script>alert('a')</script> & Đề nghị thực hiện");
  ASSERT_EQ(draft.body[0].emphasis.size(), 1u);
  EXPECT_TRUE(draft.body[0].emphasis[0].bold);
  EXPECT_EQ(draft.body[0].text.substr(static_cast<size_t>(draft.body[0].emphasis[0].begin), 9), "Đề ngh");
  EXPECT_THAT(draft.mended[0].english, ::testing::HasSubstr("formatting tags"));
}

TEST(Body, FindsCitations) {
  MadeDispatch parts;
  parts.body =
      "\nCăn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;\n\n"
      "Thực hiện Kế hoạch số 41/KH-UBND ngày 09 tháng 01 năm 2025 của UBND tỉnh về việc kiểm kê, Sở Tài chính đề nghị quý Sở báo "
      "cáo. Kế hoạch số "
      "41/KH-UBND đã giao số 5 việc; Quyết định số 7/QĐ-STC nêu rõ./.\n";
  const auto citations = Read(parts.Text()).citations;
  ASSERT_EQ(citations.size(), 4u);
  EXPECT_EQ(citations[0].type, "Nghị định");
  EXPECT_EQ(citations[0].number, "30/2020/NĐ-CP");
  EXPECT_EQ(citations[0].day, "05/3/2020");
  EXPECT_EQ(citations[0].issuer, "Chính phủ");
  EXPECT_EQ(citations[0].abstract, "công tác văn thư");
  EXPECT_EQ(citations[1].day, "09 tháng 01 năm 2025");
  EXPECT_EQ(citations[1].issuer, "UBND tỉnh");
  EXPECT_EQ(citations[1].abstract, "kiểm kê");
  EXPECT_EQ(citations[1].form, CitationForm::kFirst);
  EXPECT_EQ(citations[2].number, "41/KH-UBND");
  EXPECT_EQ(citations[2].form, CitationForm::kLater);
  EXPECT_EQ(citations[3].number, "7/QĐ-STC");
  EXPECT_EQ(citations[3].day, "");
}

TEST(Body, JoinsBrokenLinesToParagraphs) {
  MadeDispatch parts;
  parts.body =
      "\nĐề nghị quý Sở phối hợp với\nSở Tài chính rà soát,\nđối chiếu số liệu.\n\n1. Việc thứ nhất:\na) Phần đầu;\nb) Phần "
      "sau.\n\nTrân trọng\n./.\n";
  const Draft draft = Read(parts.Text());
  ASSERT_EQ(draft.body.size(), 5u);
  EXPECT_EQ(draft.body[0].text, "Đề nghị quý Sở phối hợp với Sở Tài chính rà soát, đối chiếu số liệu.");
  EXPECT_EQ(draft.body[0].span.last_line - draft.body[0].span.first_line, 2);
  EXPECT_EQ(draft.body[1].kind, BlockKind::kClause);
  EXPECT_EQ(draft.body[2].kind, BlockKind::kPoint);
  EXPECT_EQ(draft.body[4].text, "Trân trọng");
  EXPECT_EQ(draft.closing, "./.");
}

}  // namespace
}  // namespace vanthu::drafting
