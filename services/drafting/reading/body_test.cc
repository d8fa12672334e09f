#include "services/drafting/reading/body.h"

#include <string>
#include <vector>

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

TEST(Body, TellsHeadingsClausesAndPointsByTheVietnameseAlphabet) {
  MadeDispatch parts;
  parts.body =
      "\nPhần thứ nhất\n\nQUY ĐỊNH CHUNG\n\nChương II\n\nMục 1. Việc chung\n\nTiểu mục 2. Việc riêng\n\nĐiều 5. Hiệu lực\n\n1. "
      "Khoản một:\n\n"
      "1.1. Khoản con;\n\nđ) Điểm đ;\n\ny) Điểm y;\n\nf) Không phải điểm;\n\nMục tiêu là hoàn thành sớm.\n\nĐiều 5 đã nêu "
      "rõ./.\n";
  std::vector<BlockKind> kinds;
  for (const Block& block : Read(parts.Text()).body) kinds.push_back(block.kind);
  using K = BlockKind;
  EXPECT_THAT(kinds, ElementsAre(K::kHeading, K::kHeading, K::kHeading, K::kHeading, K::kHeading, K::kHeading, K::kClause,
                                 K::kClause, K::kPoint, K::kPoint, K::kParagraph, K::kParagraph, K::kParagraph));
}

TEST(Body, ReadsTablesOfBarsTabsAndBlanks) {
  for (const char* table : {"| TT | Việc |\n|:---|---:|\n| 1 | Đếm<br>đủ |\n", "TT\tViệc\tHạn\n1\tĐếm\t5/2\n",
                            "TT | Việc\n1 | Đếm\n", "  Stt   Việc     Hạn\n  ----- -------- -----\n  1     Đếm      5/2\n"}) {
    MadeDispatch parts;
    parts.body = std::string("\nCác việc sau:\n\n") + table + "\nĐề nghị thực hiện./.\n";
    const Draft draft = Read(parts.Text());
    ASSERT_EQ(draft.body.size(), 3u) << table;
    ASSERT_TRUE(draft.body[1].table.has_value());
    EXPECT_EQ(draft.body[1].kind, BlockKind::kTable);
    EXPECT_EQ(draft.body[1].table->rows.size(), 2u);
    EXPECT_EQ(draft.body[1].table->heading_rows, 1);
    EXPECT_EQ(draft.body[1].table->rows[1][1].text.substr(0, 6), "Đếm");
  }
}

TEST(Body, OneRowAndAListOfAWordProcessorAreNoTables) {
  MadeDispatch parts;
  parts.body = "\nThời gian | địa điểm: xem giấy mời.\n\n1.\tViệc thứ nhất;\n2.\tViệc thứ hai./.\n";
  const Draft draft = Read(parts.Text());
  ASSERT_EQ(draft.body.size(), 3u);
  EXPECT_EQ(draft.body[1].kind, BlockKind::kClause);
}

TEST(Body, LeavesPageNumbersOutAndSaysSo) {
  MadeDispatch parts;
  parts.body =
      "\nĐề nghị quý Sở rà soát tài sản đang quản lý, sử dụng và\n\n2\n\nbáo cáo kết quả.\n\n- 3 -\n\nTrang 4/5\n\nTrân "
      "trọng./.\n";
  const Draft draft = Read(parts.Text());
  ASSERT_EQ(draft.body.size(), 2u);
  EXPECT_EQ(draft.body[0].text, "Đề nghị quý Sở rà soát tài sản đang quản lý, sử dụng và báo cáo kết quả.");
  EXPECT_EQ(draft.body[1].text, "Trân trọng");
  EXPECT_TRUE(draft.unplaced.empty());
  EXPECT_NE(draft.mended.front().english.find("Page numbers"), std::string::npos);
}

TEST(Body, KeepsANumberThatBreaksNoSentence) {
  MadeDispatch parts;
  parts.body = "\nDanh sách gồm:\n\n2\n\nTrụ sở làm việc./.\n";
  const Draft draft = Read(parts.Text());
  ASSERT_EQ(draft.body.size(), 3u);
  EXPECT_EQ(draft.body[1].text, "2");
}

TEST(Body, KeepsEmphasisWhereLinesAreJoined) {
  MadeDispatch parts;
  parts.body = "\nĐề nghị quý Sở *gửi báo cáo* trước\n**ngày 30/3/2025** về Sở <b>Tài chính</b>./.\n";
  const Block block = Read(parts.Text()).body.at(0);
  std::vector<std::string> runs;
  for (const Emphasis& run : block.emphasis)
    runs.push_back(block.text.substr(static_cast<size_t>(run.begin), static_cast<size_t>(run.end - run.begin)));
  EXPECT_THAT(runs, ElementsAre("gửi báo cáo", "ngày 30/3/2025", "Tài chính"));
  EXPECT_TRUE(block.emphasis[0].italic);
  EXPECT_TRUE(block.emphasis[1].bold);
}

TEST(Body, ReadsCitationsThatFollowEachOtherAndLaws) {
  MadeDispatch parts;
  parts.body =
      "\nTheo các Công văn số 12/SNV-VP ngày 02/01/2025, số 13/SNV-VP ngày 03/01/2025 và số 14/SNV-VP; Luật Lưu trữ số "
      "33/2024/QH15 ngày 21 tháng 6 năm 2024 "
      "và Nghị định 30/2020/NĐ-CP, đề nghị quý Sở thực hiện. Nghị định số 30/2020/NĐ–CP còn nêu số 24 đường Lê Lợi./.\n";
  std::vector<std::string> numbers;
  const auto citations = Read(parts.Text()).citations;
  for (const Citation& citation : citations) numbers.push_back(citation.type + " " + citation.number);
  ASSERT_THAT(numbers, ElementsAre("Công văn 12/SNV-VP", "Công văn 13/SNV-VP", "Công văn 14/SNV-VP", "Luật 33/2024/QH15",
                                   "Nghị định 30/2020/NĐ-CP", "Nghị định 30/2020/NĐ–CP"));
  EXPECT_EQ(citations[1].day, "03/01/2025");
  EXPECT_EQ(citations[3].abstract, "Lưu trữ");
  EXPECT_EQ(citations[4].form, CitationForm::kFirst);
  EXPECT_EQ(citations[5].form, CitationForm::kLater);
}

TEST(Body, SaysWhereASentenceMayBeginAParagraph) {
  MadeDispatch parts;
  parts.body =
      "\nĐề nghị quý Sở phối hợp với các đơn vị rà soát và đối chiếu số liệu kiểm kê của\nnăm 2024, gửi kết quả kiểm kê về Sở "
      "Tài chính "
      "trước ngày 30 tháng 3 "
      "năm 2025.\nQuá hạn này coi như không có ý kiến./.\n";
  const Draft draft = Read(parts.Text());
  EXPECT_EQ(draft.body.size(), 1u + 1u);
  EXPECT_THAT(FieldsOf(draft.undecided), ElementsAre("body"));
}

TEST(Body, SaysThatTextFollowsTheClosingMark) {
  MadeDispatch parts;
  parts.body = "\nĐề nghị thực hiện./.\n\nGhi chú thêm của người soạn\n";
  const Draft draft = Read(parts.Text());
  EXPECT_EQ(draft.body.size(), 2u);
  EXPECT_EQ(draft.closing, "");
  EXPECT_THAT(FieldsOf(draft.undecided), ElementsAre("closing"));
}

}  // namespace
}  // namespace vanthu::drafting
