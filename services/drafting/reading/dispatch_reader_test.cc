#include "services/drafting/reading/dispatch_reader.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/drafting/reading/made_dispatch.h"
#include "services/drafting/reading/sample_files.h"

namespace vanthu::drafting {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string> TextsOf(const std::vector<RecipientItem>& items) {
  std::vector<std::string> texts;
  for (const RecipientItem& item : items) texts.push_back(item.text);
  return texts;
}

TEST(DispatchReader, ReadsTheMonthlyLetterCompletely) {
  const Draft draft = Read(SampleText("monthly.txt"));
  EXPECT_EQ(draft.type, DocumentType::kOfficialLetter);
  EXPECT_EQ(draft.symbol.number, std::nullopt);
  EXPECT_EQ(draft.symbol.notation, "STTTT-TTBCXB");
  EXPECT_EQ(draft.place_and_date.place, "Sơn Thủy");
  EXPECT_EQ(draft.place_and_date.day, 5);
  EXPECT_EQ(draft.place_and_date.month, 6);
  EXPECT_EQ(draft.place_and_date.year, 2024);
  EXPECT_EQ(draft.abstract, "tuyên truyền an toàn thông tin mạng và kỹ năng số cộng đồng tháng 6/2024");
  EXPECT_THAT(TextsOf(draft.addressees), ElementsAre("Các sở, ban, ngành", "UBND các huyện, thành phố",
                                                     "Các cơ quan báo chí trên địa bàn tỉnh", "Cổng Thông tin điện tử tỉnh"));
  EXPECT_EQ(draft.addressees[3].punctuation, ".");
  EXPECT_EQ(draft.addressees[0].span.first_line, 10);
  ASSERT_EQ(draft.body.size(), 8u);
  EXPECT_EQ(draft.body[0].kind, BlockKind::kBasis);
  EXPECT_EQ(draft.body[1].kind, BlockKind::kBasis);
  EXPECT_EQ(draft.body[2].kind, BlockKind::kParagraph);
  EXPECT_EQ(draft.body[3].kind, BlockKind::kClause);
  EXPECT_EQ(draft.body[7].text, "Trân trọng");
  EXPECT_EQ(draft.closing, "./.");
  EXPECT_THAT(draft.attachment_note, HasSubstr("03 bản tin phát thanh"));
  EXPECT_THAT(TextsOf(draft.recipients), ElementsAre("Như trên", "Ban Giám đốc"));
  EXPECT_EQ(draft.archive->archive, "VT");
  EXPECT_EQ(draft.archive->unit, "TTBCXB");
  EXPECT_EQ(draft.archive->drafter_initials, "LM");
  EXPECT_THAT(draft.signature.authority_lines, ElementsAre("KT. GIÁM ĐỐC"));
  EXPECT_EQ(draft.signature.position, "PHÓ GIÁM ĐỐC");
  EXPECT_EQ(draft.signature.full_name, "Lương Thị Hải Yến");
  EXPECT_THAT(draft.undecided, IsEmpty());
  EXPECT_THAT(draft.unplaced, IsEmpty());
}

TEST(DispatchReader, ReadsEverySampleWithoutRest) {
  const auto names = SampleNames();
  EXPECT_GE(names.size(), 8u);
  for (const std::string& name : names) {
    const Draft draft = Read(SampleText(name));
    EXPECT_THAT(draft.unplaced, IsEmpty()) << name;
    EXPECT_THAT(draft.undecided, IsEmpty()) << name;
    EXPECT_FALSE(draft.abstract.empty()) << name;
    EXPECT_FALSE(draft.signature.full_name.empty()) << name;
    EXPECT_FALSE(draft.recipients.empty()) << name;
    EXPECT_TRUE(draft.archive.has_value()) << name;
  }
}

TEST(DispatchReader, ReadsTwoColumns) {
  const Draft draft = Read(SampleText("announcement.txt"));
  EXPECT_EQ(draft.type, DocumentType::kAnnouncement);
  EXPECT_EQ(draft.parent_body, "UBND TỈNH SƠN THỦY");
  EXPECT_EQ(draft.issuing_body, "SỞ TÀI CHÍNH");
  EXPECT_EQ(draft.symbol.notation, "TB-STC");
  EXPECT_EQ(draft.place_and_date.day, std::nullopt);
  EXPECT_EQ(draft.place_and_date.month, 7);
  EXPECT_EQ(draft.abstract, "Về việc thay đổi thời gian tiếp nhận hồ sơ quyết toán ngân sách năm 2024 của các xã, phường");
  EXPECT_THAT(draft.addressees, IsEmpty());
  EXPECT_EQ(draft.recipients[0].text, "UBND tỉnh");
  EXPECT_EQ(draft.recipients[0].note, "để báo cáo");
  EXPECT_EQ(draft.signature.position, "GIÁM ĐỐC");
  EXPECT_EQ(draft.signature.full_name, "Đinh Công Trứ");
}

TEST(DispatchReader, ReadsTheLeftColumnThenTheRight) {
  const Draft draft = Read(SampleText("decision.txt"));
  EXPECT_EQ(draft.type, DocumentType::kDecision);
  EXPECT_EQ(draft.issuing_body, "ỦY BAN NHÂN DÂN TỈNH SƠN THỦY");
  EXPECT_EQ(draft.parent_body, "");
  EXPECT_EQ(draft.body[0].kind, BlockKind::kHeading);  // the authority above the căn cứ is no signature
  EXPECT_EQ(draft.body[4].kind, BlockKind::kBasis);
  EXPECT_EQ(draft.body[5].text, "QUYẾT ĐỊNH:");
  EXPECT_THAT(draft.signature.authority_lines, ElementsAre("TM. ỦY BAN NHÂN DÂN"));
  EXPECT_EQ(draft.signature.position, "CHỦ TỊCH");
}

TEST(DispatchReader, ReadsRecipientsAndSignatureLineByLine) {
  const Draft draft = Read(SampleText("report.txt"));
  EXPECT_EQ(draft.type, DocumentType::kReport);
  EXPECT_EQ(draft.symbol.notation, "BC-SKHCN");
  EXPECT_THAT(TextsOf(draft.recipients), ElementsAre("UBND tỉnh", "Sở Tài chính", "Sở Thông tin và Truyền thông"));
  EXPECT_THAT(draft.signature.authority_lines, ElementsAre("KT. GIÁM ĐỐC"));
  EXPECT_EQ(draft.signature.full_name, "Hoàng Thu Cúc");
}

TEST(DispatchReader, ReadsWhatPeopleType) {
  const Draft draft = Read(SampleText("as-typed.txt"));
  EXPECT_THAT(draft.signature.authority_lines, ElementsAre("KT.GIÁM ĐỐC"));
  EXPECT_EQ(draft.signature.position, "PHÓ GIÁM ĐỐC");
  EXPECT_EQ(draft.archive->unit, "TTBCXB");
  EXPECT_EQ(draft.archive->drafter_initials, "LM");
  EXPECT_EQ(draft.closing, "/.");
  EXPECT_EQ(draft.symbol.notation, "STTTT-TTBCXB");
  EXPECT_EQ(draft.symbol.written, "Số: /STTTT- TTBCXB");
  ASSERT_EQ(draft.mended.size(), 2u);  // ** taken off two lines, a paragraph joined
  EXPECT_THAT(draft.mended[0].english, HasSubstr("line 29, 30."));
  EXPECT_EQ(draft.mended[1].span.first_line, 15);
}

TEST(DispatchReader, TakesMarksOnlyFromLinesOfTheirOwn) {
  EXPECT_EQ(Read(SampleText("urgent.txt")).urgency, Urgency::kFlash);
  EXPECT_EQ(Read(SampleText("plan.txt")).urgency, Urgency::kUrgent);
  MadeDispatch parts;
  parts.body = "\nViệc này rất khẩn, hỏa tốc, tài liệu mật không gửi kèm./.\n";
  EXPECT_EQ(Read(parts.Text()).urgency, Urgency::kNormal);
  EXPECT_EQ(Read(parts.Text()).secrecy_mark, "");
  parts.header += "\nTHƯỢNG KHẨN\n\nTỐI MẬT\n";
  EXPECT_EQ(Read(parts.Text()).urgency, Urgency::kVeryUrgent);
  EXPECT_EQ(Read(parts.Text()).secrecy_mark, "TỐI MẬT");
  parts.header = absl::StrReplaceAll(parts.header, {{"TỐI MẬT", "MẮT"}, {"THƯỢNG KHẨN", "Độ khẩn: Hoả tốc"}});
  EXPECT_EQ(Read(parts.Text()).secrecy_mark, "");
  EXPECT_EQ(Read(parts.Text()).urgency, Urgency::kFlash);
}

TEST(DispatchReader, NeverTakesADateOfTheTextForTheDispatchs) {
  MadeDispatch parts;
  parts.header = "Số: /STC-VP\nSơn Thủy, ngày    tháng    năm 2025\nV/v kiểm kê tài sản\n";
  parts.body = "\nThời gian họp:\n\nSơn Thủy, ngày 12 tháng 4 năm 2025\n\nTheo Công văn số 9/SNV-VP ngày 02/01/2025./.\n";
  Draft draft = Read(parts.Text());
  EXPECT_EQ(draft.place_and_date.day, std::nullopt);
  EXPECT_EQ(draft.place_and_date.month, std::nullopt);
  EXPECT_EQ(draft.place_and_date.year, 2025);
  EXPECT_EQ(draft.symbol.number, std::nullopt);
  parts.header = "Số: /STC-VP\nV/v kiểm kê tài sản\n";
  draft = Read(parts.Text());
  EXPECT_EQ(draft.place_and_date.written, "");
  EXPECT_EQ(draft.body[1].text, "Sơn Thủy, ngày 12 tháng 4 năm 2025");
}

TEST(DispatchReader, SaysADateThatCannotBe) {
  MadeDispatch parts;
  parts.header = "Số: /STC-VP\nSơn Thủy, ngày 32 tháng 13 năm 2025\nV/v kiểm kê\n";
  const Draft draft = Read(parts.Text());
  EXPECT_EQ(draft.place_and_date.day, std::nullopt);
  EXPECT_EQ(draft.place_and_date.month, std::nullopt);
  EXPECT_THAT(FieldsOf(draft.undecided), ElementsAre("place_and_date"));
}

TEST(DispatchReader, ReadsTheSubjectBeforeOrAfterTheDate) {
  MadeDispatch parts;
  parts.header = "V/v kiểm kê tài sản\ncông năm 2025\nSố: 14/STC-VP\nSơn Thủy, ngày 05 tháng 01 năm 2025\n";
  EXPECT_EQ(Read(parts.Text()).abstract, "kiểm kê tài sản công năm 2025");
  parts.header = "Số: 14/STC-VP           Sơn Thủy, ngày 05 tháng 01 năm 2025\nV/v: kiểm kê tài sản\n\ncông năm 2025\n";
  EXPECT_EQ(Read(parts.Text()).abstract, "kiểm kê tài sản công năm 2025");
}

TEST(DispatchReader, ReadsAddresseesOnOneLineOrSeveral) {
  MadeDispatch parts;
  EXPECT_THAT(TextsOf(Read(parts.Text()).addressees), ElementsAre("Sở Nội vụ"));
  parts.addressees = "Kính gửi: Sở Nội vụ; Sở Tài chính (để phối hợp).\n";
  Draft draft = Read(parts.Text());
  EXPECT_THAT(TextsOf(draft.addressees), ElementsAre("Sở Nội vụ", "Sở Tài chính"));
  EXPECT_EQ(draft.addressees[1].note, "để phối hợp");
  EXPECT_EQ(draft.addressees[1].punctuation, ".");
  parts.addressees = "Kính gửi:\n– Các sở, ban,\nngành;\n\n- Ủy ban nhân dân các huyện, thành phố;\n";
  EXPECT_THAT(TextsOf(Read(parts.Text()).addressees), ElementsAre("Các sở, ban, ngành", "Ủy ban nhân dân các huyện, thành phố"));
  parts.addressees = "Kính gửi:\n– Các sở, ban, ngành và\ncác hội quần chúng;\n- Sở Y tế.\n";
  EXPECT_THAT(TextsOf(Read(parts.Text()).addressees), ElementsAre("Các sở, ban, ngành và các hội quần chúng", "Sở Y tế"));
}

TEST(DispatchReader, ReadsAddresseesThatHaveALineEachAndNoDash) {
  MadeDispatch parts;
  parts.addressees = "Kính gửi:\nSở Nội vụ\nUBND các xã, phường\n";
  parts.body = "\nSở Tài chính đề nghị các đơn vị phối hợp thực hiện./.\n";
  EXPECT_THAT(TextsOf(Read(parts.Text()).addressees), ElementsAre("Sở Nội vụ", "UBND các xã, phường"));
}

TEST(DispatchReader, KeepsTheListOfTheTextApartFromTheAddressees) {
  MadeDispatch parts;
  parts.addressees = "Kính gửi:\n- Sở Nội vụ;\n- Sở Y tế.\n";
  parts.body = "\n- Việc thứ nhất;\n- Việc thứ hai./.\n";
  const Draft draft = Read(parts.Text());
  EXPECT_EQ(draft.addressees.size(), 2u);
  EXPECT_EQ(draft.body.size(), 2u);
}

TEST(DispatchReader, ReadsTheLuuLineInItsForms) {
  const auto archive = [](const std::string& line) {
    MadeDispatch parts;
    parts.tail = absl::StrCat("\nNơi nhận:\n- Như trên;\n", line, "\n\nGIÁM ĐỐC\n\nĐinh Công Trứ\n");
    return Read(parts.Text()).archive.value_or(ArchiveLine{});
  };
  EXPECT_EQ(archive("- Lưu VT, VP,CH").drafter_initials, "CH");
  EXPECT_EQ(archive("- Lưu VT, VP,CH").unit, "VP");
  EXPECT_EQ(archive("- Lưu: VT.").unit, "");
  EXPECT_EQ(archive("- Lưu: VT.").archive, "VT");
  EXPECT_EQ(archive("- Lưu: VT, QLNS (Hg).").drafter_initials, "Hg");
  EXPECT_EQ(archive("Lưu: VT, QLNS.").written, "Lưu: VT, QLNS.");
  EXPECT_EQ(archive("- LƯU: VT; VP.").unit, "VP");
}

TEST(DispatchReader, ReadsSignatureFormsInAnyOrder) {
  MadeDispatch parts;
  parts.tail =
      "\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n(Đã ký)\n\nTòng Thị Bích Liên\n\nNơi nhận:\n- Như trên;\n- Lưu: VT, "
      "VP.\n";
  const Draft draft = Read(parts.Text());
  EXPECT_THAT(draft.signature.authority_lines, ElementsAre("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"));
  EXPECT_EQ(draft.signature.position, "PHÓ CHỦ TỊCH");
  EXPECT_EQ(draft.signature.full_name, "Tòng Thị Bích Liên");
  EXPECT_TRUE(draft.archive.has_value());
  parts.tail = "\nNơi nhận:\n- Như trên;\n- Lưu: VT, VP.\n\nQ. GIÁM ĐỐC\n\nTS. Bùi Khánh Toàn\n";
  EXPECT_EQ(Read(parts.Text()).signature.position, "Q. GIÁM ĐỐC");
  EXPECT_EQ(Read(parts.Text()).signature.full_name, "TS. Bùi Khánh Toàn");
}

TEST(DispatchReader, SaysWhatItCannotDecide) {
  MadeDispatch parts;
  parts.header = "STC-VP\nV/v kiểm kê\nSố:\n";
  parts.tail = "\n- Như trên;\n- Lưu: VT, VP.\n";
  EXPECT_THAT(FieldsOf(Read(parts.Text()).undecided), ElementsAre("symbol", "signature", "signature", "recipients"));
}

}  // namespace
}  // namespace vanthu::drafting
