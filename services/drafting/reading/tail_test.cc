#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/drafting/reading/made_dispatch.h"

namespace vanthu::drafting {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Draft ReadTail(const std::string& tail) {
  MadeDispatch parts;
  parts.tail = tail;
  return Read(parts.Text());
}

TEST(Tail, ReadsAuthorityPositionAndNameOnOneLine) {
  const Draft draft = ReadTail(
      "\nNơi nhận:\n- Như trên;\n- Lưu: VT, VP.\n\nTM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH (Đã ký) Tòng Thị Bích Liên\n");
  EXPECT_THAT(draft.signature.authority_lines, ElementsAre("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"));
  EXPECT_EQ(draft.signature.position, "PHÓ CHỦ TỊCH");
  EXPECT_EQ(draft.signature.full_name, "Tòng Thị Bích Liên");
}

TEST(Tail, ReadsThreeAuthorityLinesAndPhrasesThatBreak) {
  const Draft draft = ReadTail(
      "\nNơi nhận:\n- Như trên;\n- Lưu: VT, VP.\n\nTM. ỦY BAN NHÂN DÂN\nTỈNH SƠN THỦY\nTL. CHỦ TỊCH\nKT. CHÁNH VĂN\nPHÒNG\nPHÓ "
      "CHÁNH VĂN\nPHÒNG\n\nVi Văn Thắng\n");
  EXPECT_THAT(draft.signature.authority_lines,
              ElementsAre("TM. ỦY BAN NHÂN DÂN TỈNH SƠN THỦY", "TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG"));
  EXPECT_EQ(draft.signature.position, "PHÓ CHÁNH VĂN PHÒNG");
  EXPECT_EQ(draft.signature.full_name, "Vi Văn Thắng");
  EXPECT_THAT(draft.unplaced, IsEmpty());
}

TEST(Tail, ReadsANameInCapitalsUnderItsPosition) {
  const Draft draft = ReadTail("\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHÁNH VĂN PHÒNG\n(đã ký)\nNGUYỄN VĂN BA\n");
  EXPECT_EQ(draft.signature.full_name, "NGUYỄN VĂN BA");
}

TEST(Tail, ReadsPositionsAndRanksOfTheState) {
  const auto signature = [](const std::string& block) {
    MadeDispatch parts;
    parts.tail = "\nNơi nhận:\n- Như trên;\n- Lưu: VT, VP.\n\n" + block;
    return Read(parts.Text()).signature;
  };
  EXPECT_EQ(signature("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nĐại tá Đinh Công Trứ\n").full_name, "Đại tá Đinh Công Trứ");
  EXPECT_EQ(signature("KT. THỐNG ĐỐC\nPHÓ THỐNG ĐỐC\n\nĐinh Công Trứ\n").position, "PHÓ THỐNG ĐỐC");
  EXPECT_EQ(signature("BỘ TRƯỞNG, CHỦ NHIỆM\n\nĐinh Công Trứ\n").position, "BỘ TRƯỞNG, CHỦ NHIỆM");
}

TEST(Tail, ReadsColumnsGluedByOneBlank) {
  const Draft draft =
      ReadTail("\nNơi nhận: KT. GIÁM ĐỐC\n- Như trên; PHÓ GIÁM ĐỐC\n- UBND TP. Hồ Chí Minh;\n- Lưu: VT, VP. Đinh Công Trứ\n");
  EXPECT_EQ(draft.signature.position, "PHÓ GIÁM ĐỐC");
  EXPECT_EQ(draft.signature.full_name, "Đinh Công Trứ");
  ASSERT_EQ(draft.recipients.size(), 2u);
  EXPECT_EQ(draft.recipients[1].text, "UBND TP. Hồ Chí Minh");
  EXPECT_EQ(draft.archive->unit, "VP");
}

TEST(Tail, ReadsTheListWithoutItsLabelAndSaysSo) {
  const Draft draft =
      ReadTail("\nKT. GIÁM ĐỐC\n- Như trên;\nPHÓ GIÁM ĐỐC\n- Sở Tài chính (để biết);\n- Lưu: VT, VP.\nĐinh Công Trứ\n");
  EXPECT_EQ(draft.recipients.size(), 2u);
  EXPECT_EQ(draft.signature.full_name, "Đinh Công Trứ");
  EXPECT_THAT(FieldsOf(draft.undecided), ElementsAre("recipients"));
}

TEST(Tail, ReadsTheSubjectBehindTheLuuLine) {
  MadeDispatch parts;
  parts.header = "Số: 14/STC-VP\nSơn Thủy, ngày 05 tháng 01 năm 2025\n";
  parts.body = "\nTheo đề nghị nêu tại mục V/v trên, đề nghị quý Sở thực hiện./.\n";
  parts.tail = "\nNơi nhận:\n- Như trên;\n- Lưu: VT, VP.\nV/v kiểm kê tài sản\ncông năm 2025\n\nGIÁM ĐỐC\n\nĐinh Công Trứ\n";
  const Draft draft = Read(parts.Text());
  EXPECT_EQ(draft.abstract, "kiểm kê tài sản công năm 2025");
  EXPECT_EQ(draft.signature.full_name, "Đinh Công Trứ");
  EXPECT_THAT(draft.undecided, IsEmpty());
}

TEST(Tail, TakesListsOfAgenciesApartAndSaysSo) {
  const Draft draft = ReadTail(
      "\nNơi nhận:\n- Như trên;\n- Các Sở: Tài chính, Văn hóa, Thể thao và Du lịch (để biết);\n- Các Sở: Chăn nuôi và Thú y;\n"
      "- Lưu: VT, VP.\n\nGIÁM ĐỐC\n\nĐinh Công Trứ\n");
  ASSERT_EQ(draft.recipients.size(), 4u);
  EXPECT_EQ(draft.recipients[2].text, "Sở Văn hóa, Thể thao và Du lịch");
  EXPECT_EQ(draft.recipients[2].note, "để biết");
  EXPECT_THAT(draft.mended.at(0).english, HasSubstr("taken apart into 2 recipients"));
  EXPECT_THAT(FieldsOf(draft.undecided), ElementsAre("recipients"));
}

TEST(Tail, ReadsDrafterCodeAndContact) {
  const Draft draft = ReadTail(
      "\nNơi nhận:\n- Như trên;\n- Lưu: VT, VP.\nPL.(300)\n\nGIÁM ĐỐC\n\nĐinh Công Trứ\n\nĐịa chỉ: số 9 đường Bạch Đằng; ĐT: "
      "0212 000 111\nWebsite: "
      "https://stc.example.vn\n");
  EXPECT_EQ(draft.drafter_code, "PL.(300)");
  EXPECT_EQ(draft.contact, "Địa chỉ: số 9 đường Bạch Đằng; ĐT: 0212 000 111; Website: https://stc.example.vn");
  EXPECT_THAT(draft.unplaced, IsEmpty());
}

TEST(Tail, LeavesWhatAWebPagePutsBehindUnplaced) {
  const Draft draft =
      ReadTail("\nNơi nhận:\n- Như trên;\n- Lưu: VT, VP.\n\nGIÁM ĐỐC\n\nĐinh Công Trứ\n\nLượt xem: 12\nTin liên quan\n");
  EXPECT_EQ(draft.signature.full_name, "Đinh Công Trứ");
  EXPECT_EQ(draft.unplaced.size(), 2u);
}

TEST(Tail, SaysHowSureItIs) {
  const Draft draft = ReadTail("\nNơi nhận:\n- Như trên;\nSở Tài chính;\n- Lưu: VT, VP.\n\nGIÁM ĐỐC\n\nĐinh Công Trứ\n");
  const auto certainty_of = [&](int line) {
    for (const Origin& origin : draft.origins) {
      if (origin.span.first_line <= line && line <= origin.span.last_line) return origin.certainty;
    }
    return Certainty::kDoubtful;
  };
  EXPECT_EQ(certainty_of(10), Certainty::kSure);    // with its dash
  EXPECT_EQ(certainty_of(11), Certainty::kLikely);  // by its place in the list
  EXPECT_EQ(certainty_of(14), Certainty::kSure);    // a position says so itself
  EXPECT_EQ(certainty_of(16), Certainty::kLikely);  // a name only stands under one
}

TEST(Tail, TakesTheLastSignatureBlockAndLabelForTheDispatchsOwn) {
  MadeDispatch parts;
  parts.body =
      "\nNộp hồ sơ như sau:\nNơi nhận: quầy số 2, trụ sở cũ.\nNgười ký ghi đủ hai dòng:\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nVi Thị "
      "Sen\nQuý "
      "Sở giữ mẫu này.\n\nĐề nghị thực hiện./.\n";
  const Draft draft = Read(parts.Text());
  EXPECT_EQ(draft.signature.position, "GIÁM ĐỐC");
  EXPECT_EQ(draft.signature.full_name, "Đinh Công Trứ");
  EXPECT_EQ(draft.recipients.size(), 1u);
  EXPECT_THAT(draft.unplaced, IsEmpty());
  ASSERT_FALSE(draft.body.empty());
  EXPECT_EQ(draft.body.back().text, "Đề nghị thực hiện");
}

TEST(Tail, SaysWhatBelongsToNoFieldAndKeepsTheNoteForAnotherToSign) {
  const Draft draft = ReadTail(
      "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nĐinh Công Trứ\nXác nhận của nơi đến (xã, phường)\n(Ký tên, đóng dấu)\n");
  EXPECT_EQ(draft.unplaced.size(), 2u);
  EXPECT_THAT(FieldsOf(draft.undecided), ElementsAre("file"));
}

TEST(Tail, ReadsALabelAndANameInTwoLines) {
  MadeDispatch parts;
  parts.addressees = "Kính\ngửi: Sở Nội vụ.\n";
  parts.tail = "\nNơi\nnhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nĐinh Công\nTrứ\n";
  const Draft draft = Read(parts.Text());
  EXPECT_EQ(draft.abstract, "kiểm kê tài sản");
  EXPECT_EQ(draft.addressees.size(), 1u);
  EXPECT_EQ(draft.recipients.size(), 1u);
  EXPECT_EQ(draft.signature.full_name, "Đinh Công Trứ");
  EXPECT_THAT(FieldsOf(draft.undecided), ElementsAre("signature"));
  EXPECT_THAT(draft.unplaced, IsEmpty());
}

TEST(Tail, SaysThatAnotherDispatchFollows) {
  MadeDispatch second;
  second.header = "SỞ NỘI VỤ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 3/SNV-VP\nV/v nghỉ lễ\n";
  second.tail = "\nNơi nhận:\n- Ban Quản lý;\n- Lưu: VT.\nGIÁM ĐỐC\nVi Thị Sen\n";
  const Draft draft = Read(MadeDispatch().Text() + "\n" + second.Text());
  EXPECT_EQ(draft.recipients.size(), 1u);
  EXPECT_EQ(draft.signature.full_name, "Đinh Công Trứ");
  EXPECT_THAT(FieldsOf(draft.undecided), ElementsAre("file"));
}

TEST(Tail, LeavesAnOddNumberBlankAndAStructureLabelToTheContent) {
  for (const char* const number : {"7b", "2.310", "xx"}) {
    MadeDispatch parts;
    parts.header = std::string("Số: ") + number + "/BC-STC\nBÁO CÁO\nTình hình kho bãi\nPhần thứ nhất\nHIỆN TRẠNG\n";
    parts.addressees = "";
    const Draft draft = Read(parts.Text());
    EXPECT_EQ(draft.symbol.number, std::nullopt);
    EXPECT_EQ(draft.symbol.notation, "BC-STC");
    EXPECT_EQ(draft.abstract, "Tình hình kho bãi");
    EXPECT_EQ(draft.body.front().text, "Phần thứ nhất");
    EXPECT_THAT(FieldsOf(draft.undecided), ElementsAre("symbol"));
  }
}

}  // namespace
}  // namespace vanthu::drafting
