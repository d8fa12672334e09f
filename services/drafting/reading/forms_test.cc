#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/drafting/reading/made_dispatch.h"

namespace vanthu::drafting {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr char kHeader[] = "SỞ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n";
constexpr char kTail[] = "\nNơi nhận:\n- Sở Tài chính;\n- Lưu: VT, VP.\n\nGIÁM ĐỐC\n\nĐinh Công Trứ\n";

// A dispatch whose symbol begins with `abbreviation`, with what its form has between header and tail.
std::string Form(const std::string& abbreviation, const std::string& middle, const std::string& tail = kTail) {
  return absl::StrCat(kHeader, "Số: 14/", abbreviation, "-SNV\nSơn Thủy, ngày 05 tháng 01 năm 2025\n\n", middle, tail);
}

// The titles of all types as they stand on the page.
const std::vector<std::pair<DocumentType, std::string>>& Titles() {
  using T = DocumentType;
  static const auto* const kTitles = new std::vector<std::pair<DocumentType, std::string>>{{T::kResolution, "NGHỊ QUYẾT"},
                                                                                           {T::kDecision, "QUYẾT ĐỊNH"},
                                                                                           {T::kDirective, "CHỈ THỊ"},
                                                                                           {T::kRegulation, "QUY CHẾ"},
                                                                                           {T::kRule, "QUY ĐỊNH"},
                                                                                           {T::kCommunique, "THÔNG CÁO"},
                                                                                           {T::kAnnouncement, "THÔNG BÁO"},
                                                                                           {T::kGuidance, "HƯỚNG DẪN"},
                                                                                           {T::kProgramme, "CHƯƠNG TRÌNH"},
                                                                                           {T::kPlan, "KẾ HOẠCH"},
                                                                                           {T::kScheme, "PHƯƠNG ÁN"},
                                                                                           {T::kProject, "ĐỀ ÁN"},
                                                                                           {T::kInvestmentProject, "DỰ ÁN"},
                                                                                           {T::kReport, "BÁO CÁO"},
                                                                                           {T::kMinutes, "BIÊN BẢN"},
                                                                                           {T::kProposal, "TỜ TRÌNH"},
                                                                                           {T::kContract, "HỢP ĐỒNG"},
                                                                                           {T::kTelegram, "CÔNG ĐIỆN"},
                                                                                           {T::kMemorandum, "BẢN GHI NHỚ"},
                                                                                           {T::kAgreement, "BẢN THOẢ THUẬN"},
                                                                                           {T::kPowerOfAttorney, "GIẤY UỶ QUYỀN"},
                                                                                           {T::kInvitation, "GIẤY MỜI"},
                                                                                           {T::kIntroduction, "GIẤY GIỚI THIỆU"},
                                                                                           {T::kLeavePermit, "GIẤY NGHỈ PHÉP"},
                                                                                           {T::kSendingSlip, "PHIẾU GỬI"},
                                                                                           {T::kTransferSlip, "PHIẾU CHUYỂN"},
                                                                                           {T::kNoticeSlip, "PHIẾU BÁO"},
                                                                                           {T::kPublicLetter, "THƯ CÔNG"}};
  return *kTitles;
}

std::vector<std::string> TextsOf(const std::vector<Block>& blocks) {
  std::vector<std::string> texts;
  for (const Block& block : blocks) texts.push_back(block.text);
  return texts;
}

void ExpectReadWithoutRest(const Draft& draft) {
  EXPECT_THAT(draft.unplaced, IsEmpty());
  EXPECT_THAT(FieldsOf(draft.undecided), IsEmpty());
  EXPECT_EQ(draft.issuing_body, "SỞ NỘI VỤ");
  EXPECT_EQ(draft.symbol.number, 14);
  EXPECT_EQ(draft.place_and_date.day, 5);
}

TEST(Forms, EveryTypeIsToldByItsTitle) {
  EXPECT_EQ(Titles().size(), 28u);  // công văn has none
  for (const auto& [type, title] : Titles()) {
    SCOPED_TRACE(title);
    const std::string abbreviation(FactsOf(type).abbreviation.empty() ? "VP" : FactsOf(type).abbreviation);
    const Draft draft =
        Read(Form(abbreviation, title + "\nVề việc kiểm kê tài sản\n\nSở Nội vụ nêu các việc sau đây.\n\n1. Việc thứ nhất./.\n"));
    ExpectReadWithoutRest(draft);
    EXPECT_EQ(draft.type, type);
    EXPECT_EQ(draft.abstract, "Về việc kiểm kê tài sản");
    EXPECT_EQ(draft.body.size(), 2u);
    EXPECT_EQ(draft.recipients.size(), 1u);
  }
}

TEST(Forms, ATitleMayStandInSpacedLettersOrBesideItsAbstract) {
  EXPECT_EQ(Read(Form("QĐ", "Q U Y Ế T  Đ Ị N H\nVề việc kiểm kê\n\nĐiều 1. Kiểm kê./.\n")).type, DocumentType::kDecision);
  const Draft draft = Read(Form("TB", "THÔNG BÁO Về việc kiểm kê\ntài sản năm 2025\n\nSở Nội vụ thông báo./.\n"));
  EXPECT_EQ(draft.type, DocumentType::kAnnouncement);
  EXPECT_EQ(draft.abstract, "Về việc kiểm kê tài sản năm 2025");
  ExpectReadWithoutRest(draft);
}

TEST(Forms, TitleAndSymbolThatContradictAreSaid) {
  const Draft draft = Read(Form("KH", "BÁO CÁO\nKết quả kiểm kê\n\nSở Nội vụ báo cáo./.\n"));
  EXPECT_EQ(draft.type, DocumentType::kReport);
  EXPECT_THAT(FieldsOf(draft.undecided), ElementsAre("type"));
}

TEST(Forms, ReadsAResolution) {
  const Draft draft =
      Read(Form("NQ",
                "NGHỊ QUYẾT\nVề dự toán ngân sách năm 2026\n\nHỘI ĐỒNG NHÂN DÂN TỈNH SƠN THỦY\nKHÓA XV, KỲ HỌP THỨ 20\n\n"
                "Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015;\n\nXét Tờ trình số 18/TTr-UBND ngày 03/12/2025 của "
                "Ủy ban nhân dân tỉnh.\n\nQUYẾT NGHỊ:\n\nĐiều 1. Phê duyệt dự toán./.\n"));
  ExpectReadWithoutRest(draft);
  EXPECT_EQ(draft.abstract, "Về dự toán ngân sách năm 2026");
  ASSERT_EQ(draft.body.size(), 6u);
  EXPECT_EQ(draft.body[0].text, "HỘI ĐỒNG NHÂN DÂN TỈNH SƠN THỦY");
  EXPECT_EQ(draft.body[2].kind, BlockKind::kBasis);
  EXPECT_EQ(draft.body[3].kind, BlockKind::kBasis);
  EXPECT_EQ(draft.body[4].text, "QUYẾT NGHỊ:");
  EXPECT_EQ(draft.body[5].kind, BlockKind::kHeading);
}

TEST(Forms, ReadsATelegramWhoseListFollowsTheWordDien) {
  const Draft draft =
      Read(Form("CĐ",
                "CÔNG ĐIỆN\nVề việc ứng phó bão số 6\n\nGIÁM ĐỐC SỞ NỘI VỤ điện:\n- Sở Tài chính;\n- UBND các xã, phường.\n\n"
                "Bão số 6 đang tiến vào đất liền./.\n"));
  ExpectReadWithoutRest(draft);
  ASSERT_EQ(draft.addressees.size(), 2u);
  EXPECT_EQ(draft.addressees[1].text, "UBND các xã, phường");
  ASSERT_EQ(draft.body.size(), 4u);  // the form has the list in the content, not under Kính gửi
  EXPECT_EQ(draft.body[0].text, "GIÁM ĐỐC SỞ NỘI VỤ điện:");
}

TEST(Forms, ReadsAPublicLettersAbstractAboveItsAddressees) {
  const Draft letter =
      Read(Form("VP", "THƯ CÔNG\nChúc mừng ngày thành lập\n\nKính gửi: Sở Tài chính.\n\nSở Nội vụ xin chúc mừng./.\n"));
  ExpectReadWithoutRest(letter);
  EXPECT_EQ(letter.abstract, "Chúc mừng ngày thành lập");
  ASSERT_EQ(letter.addressees.size(), 1u);
}

TEST(Forms, ReadsSlipsAndPermitsWithoutAbstract) {
  const Draft introduction =
      Read(Form("GGT",
                "GIẤY GIỚI THIỆU\n\nSở Nội vụ trân trọng giới thiệu:\nÔng (bà): Vi Văn Thắng\nChức vụ: Chánh Văn phòng\n"
                "Được cử đến: Sở Tài chính\nVề việc: đối chiếu số liệu\n\nGiấy này có giá trị đến hết ngày 31/01/2025./.\n"));
  ExpectReadWithoutRest(introduction);
  EXPECT_EQ(introduction.abstract, "");
  EXPECT_EQ(introduction.body.size(), 6u);
  const Draft permit =
      Read(Form("GNP",
                "GIẤY NGHỈ PHÉP\n\nXét Đơn đề nghị nghỉ phép ngày 02/01/2025 của ông Vi Văn Thắng\n\nSở Nội vụ cấp cho:\n"
                "Ông Vi Văn Thắng\n\nĐược nghỉ phép từ ngày 06/01/2025./.\n"));
  ExpectReadWithoutRest(permit);
  EXPECT_EQ(permit.abstract, "");
  EXPECT_THAT(TextsOf(permit.body), ::testing::Contains("Ông Vi Văn Thắng"));
}

TEST(Forms, ReadsMinutesThatTwoSign) {
  const std::string middle =
      "BIÊN BẢN\nHọp xét duyệt hồ sơ\n\nThời gian bắt đầu: 08 giờ 00\n\nCuộc họp kết thúc vào 10 giờ 30./.\n";
  const Draft beside = Read(
      Form("BB", middle,
           "\nTHƯ KÝ\tCHỦ TỌA\n(Đã ký)\t(Đã ký)\nVi Văn Thắng\tĐinh Công Trứ\n\nNơi nhận:\n- Sở Tài chính;\n- Lưu: VT, VP.\n"));
  EXPECT_EQ(beside.signature.position, "CHỦ TỌA");
  EXPECT_EQ(beside.signature.full_name, "Đinh Công Trứ");
  ASSERT_EQ(beside.co_signers.size(), 1u);
  EXPECT_EQ(beside.co_signers[0].position, "THƯ KÝ");
  EXPECT_EQ(beside.co_signers[0].full_name, "Vi Văn Thắng");
  EXPECT_TRUE(beside.unplaced.empty());
  EXPECT_THAT(FieldsOf(beside.undecided), ElementsAre("signature"));
  const Draft below =
      Read(Form("BB", middle, "\nTHƯ KÝ\n\nVi Văn Thắng\n\nCHỦ TỌA\n\nĐinh Công Trứ\n\nNơi nhận:\n- Lưu: VT, VP.\n"));
  EXPECT_EQ(below.signature.full_name, "Đinh Công Trứ");
  EXPECT_THAT(FieldsOf(below.undecided), ElementsAre("signature"));
  EXPECT_TRUE(below.unplaced.empty());
  ASSERT_EQ(below.co_signers.size(), 1u);
  EXPECT_EQ(below.co_signers[0].full_name, "Vi Văn Thắng");
}

TEST(Forms, ReadsAContractOfTwoParties) {
  const Draft draft = Read(
      Form("HĐ", "HỢP ĐỒNG\nVề việc sửa chữa trụ sở\n\nHai bên thống nhất các điều khoản sau:\n\nĐiều 1. Nội dung công việc./.\n",
           "\nĐẠI DIỆN BÊN A\tĐẠI DIỆN BÊN B\nGIÁM ĐỐC\tGIÁM ĐỐC\nĐinh Công Trứ\tLò Văn Inh\n\nNơi nhận:\n- Lưu: VT, VP.\n"));
  EXPECT_THAT(draft.signature.authority_lines, ElementsAre("ĐẠI DIỆN BÊN A"));
  EXPECT_EQ(draft.signature.full_name, "Đinh Công Trứ");
  ASSERT_EQ(draft.co_signers.size(), 1u);
  EXPECT_THAT(draft.co_signers[0].authority_lines, ElementsAre("ĐẠI DIỆN BÊN B"));
  EXPECT_EQ(draft.co_signers[0].position, "GIÁM ĐỐC");
  EXPECT_EQ(draft.co_signers[0].full_name, "Lò Văn Inh");
  EXPECT_THAT(draft.undecided.at(0).english, HasSubstr("More than one person signs"));
}

TEST(Forms, AProposalNamesItsAddresseeUnderTheTitle) {
  const Draft draft =
      Read(Form("TTr", "TỜ TRÌNH\nVề việc phê duyệt danh mục\n\nKính gửi: Ủy ban nhân dân tỉnh.\n\nSở Nội vụ kính trình./.\n"));
  ExpectReadWithoutRest(draft);
  ASSERT_EQ(draft.addressees.size(), 1u);
  EXPECT_EQ(draft.addressees[0].text, "Ủy ban nhân dân tỉnh");
}

}  // namespace
}  // namespace vanthu::drafting
