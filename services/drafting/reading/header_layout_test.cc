#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/drafting/reading/made_dispatch.h"

namespace vanthu::drafting {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Draft ReadHeader(const std::string& header) {
  MadeDispatch parts;
  parts.header = header;
  return Read(parts.Text());
}

void ExpectTheHeader(const Draft& draft) {
  EXPECT_EQ(draft.parent_body, "UBND TỈNH SƠN THỦY");
  EXPECT_EQ(draft.issuing_body, "SỞ TÀI CHÍNH");
  EXPECT_EQ(draft.symbol.number, 14);
  EXPECT_EQ(draft.symbol.notation, "STC-VP");
  EXPECT_EQ(draft.place_and_date.place, "Sơn Thủy");
  EXPECT_EQ(draft.place_and_date.day, 5);
  EXPECT_EQ(draft.abstract, "kiểm kê tài sản");
  EXPECT_THAT(draft.unplaced, IsEmpty());
  EXPECT_THAT(draft.undecided, IsEmpty());
}

TEST(HeaderLayout, ColumnsMayBeGluedByOneBlank) {
  ExpectTheHeader(ReadHeader(
      "UBND TỈNH SƠN THỦY CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ TÀI CHÍNH Độc lập - Tự do - Hạnh phúc\n------- ---------------\n"
      "Số: 14/STC-VP Sơn Thủy, ngày 05 tháng 01 năm 2025\nV/v kiểm kê tài sản\n"));
}

TEST(HeaderLayout, APlaceMayEndInItsNumber) {
  const Draft draft = ReadHeader("UBND THÀNH PHỐ\nSỞ TÀI CHÍNH\nSố:      /STC-VP      Quận 1, ngày     tháng     năm 2025\n");
  EXPECT_EQ(draft.place_and_date.place, "Quận 1");
  EXPECT_EQ(draft.place_and_date.day, std::nullopt);
  EXPECT_EQ(draft.place_and_date.year, 2025);
  EXPECT_THAT(draft.unplaced, IsEmpty());
}

TEST(HeaderLayout, NumberDateAndSubjectMayShareALine) {
  ExpectTheHeader(
      ReadHeader("UBND TỈNH SƠN THỦY\nSỞ TÀI CHÍNH\nCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc\n"
                 "Số: 14/STC-VP V/v kiểm kê tài sản Sơn Thủy, ngày 05 tháng 01 năm 2025\n"));
  ExpectTheHeader(
      ReadHeader("UBND TỈNH SƠN THỦY\nSỞ TÀI CHÍNH\nSố: 14/STC-VP Sơn Thủy, ngày 05 tháng 01 năm 2025 V/v kiểm kê tài sản\n"));
}

TEST(HeaderLayout, CellsOfATableMayStandInOneRow) {
  ExpectTheHeader(
      ReadHeader("| UBND TỈNH SƠN THỦY<br>SỞ TÀI CHÍNH<br>-------<br>Số: 14/STC-VP<br>V/v kiểm kê<br>tài sản | CỘNG HÒA XÃ HỘI "
                 "CHỦ NGHĨA VIỆT "
                 "NAM<br>Độc lập - Tự do - Hạnh phúc<br>Sơn Thủy, ngày 05 tháng 01 năm 2025 |\n|---|---|\n"));
}

TEST(HeaderLayout, BarsMayStandAlone) {
  ExpectTheHeader(
      ReadHeader("|\nUBND TỈNH SƠN THỦY\nSỞ TÀI CHÍNH\n|\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh "
                 "phúc\n|\nSố: 14/STC-VP\n|\n"
                 "Sơn Thủy, ngày 05 tháng 01 năm 2025\n|\nV/v kiểm kê tài sản\n"));
}

TEST(HeaderLayout, PhrasesMayBreakAnywhere) {
  ExpectTheHeader(
      ReadHeader("UBND\nTỈNH SƠN THỦY\nSỞ\nTÀI CHÍNH\nCỘNG\nHÒA XÃ HỘI CHỦ\nNGHĨA VIỆT NAM\nĐộc lập - Tự do\n- Hạnh phúc\nSố: "
                 "14/STC-\nVP\nSơn\nThủy, ngày 05 "
                 "tháng 01\nnăm 2025\nV/v kiểm\nkê\ntài sản\n"));
}

TEST(HeaderLayout, SaysWhichOfThreeBodiesIsNotClear) {
  const Draft draft = ReadHeader("CỔNG THÔNG TIN ĐIỆN TỬ\n\nUBND TỈNH SƠN THỦY\nSỞ TÀI CHÍNH\nSố: 14/STC-VP\nV/v kiểm kê\n");
  EXPECT_EQ(draft.issuing_body, "SỞ TÀI CHÍNH");
  EXPECT_THAT(FieldsOf(draft.undecided), ElementsAre("parent_body"));
}

TEST(HeaderLayout, TellsMarksFromText) {
  const Draft draft = ReadHeader("LƯU HÀNH NỘI BỘ\nUBND TỈNH SƠN THỦY\nSỞ TÀI CHÍNH\nSố: 14/STC-VP\nV/v kiểm kê tài sản\nKHẨN\n");
  EXPECT_EQ(draft.circulation_mark, "LƯU HÀNH NỘI BỘ");
  EXPECT_EQ(draft.urgency, Urgency::kUrgent);
  EXPECT_EQ(draft.abstract, "kiểm kê tài sản");
}

TEST(HeaderLayout, DatesMayBeInFiguresAndBlank) {
  const Draft blank = ReadHeader("Số: /STC-VP\nV/v kiểm kê\nSơn Thủy, ngày      /     /2025\n");
  EXPECT_EQ(blank.abstract, "kiểm kê");
  EXPECT_EQ(blank.place_and_date.place, "Sơn Thủy");
  EXPECT_EQ(blank.place_and_date.day, std::nullopt);
  EXPECT_EQ(blank.place_and_date.year, 2025);
  const Draft short_form = ReadHeader("Thứ Năm, 12/06/2025\nSố: 12/STC-VP\nV/v kiểm kê\nSơn Thủy, 05/06/2025\n");
  EXPECT_EQ(short_form.abstract, "kiểm kê");
  EXPECT_EQ(short_form.place_and_date.place, "Sơn Thủy") << "not the day on which a web page showed it";
  EXPECT_EQ(short_form.place_and_date.day, 5);
}

TEST(HeaderLayout, MarksMayBeSpacedLabelledAndStopped) {
  for (const char* mark : {"M Ậ T", "T Ố I  M Ậ T", "TUYỆT  MẬT", "Độ mật : Mật", "(MẬT)", "MẬT.", "*MẬT*"}) {
    EXPECT_NE(ReadHeader(absl::StrCat("SỞ TÀI CHÍNH\nSố: 14/STC-VP\n", mark, "\n")).secrecy_mark, "") << mark;
  }
  for (const char* mark : {"H Ỏ A  T Ố C", "HOẢ TỐC!", "Độ khẩn: hỏa tốc."}) {
    EXPECT_EQ(ReadHeader(absl::StrCat("SỞ TÀI CHÍNH\nSố: 14/STC-VP\n", mark, "\n")).urgency, Urgency::kFlash) << mark;
  }
}

TEST(HeaderLayout, ASubjectThatEndsWithAPlaceIsCutAtThePlacesOwnWords) {
  const Draft draft = ReadHeader("Số: /STC-VP\nV/v họp tại xã\nSơn Thủy, ngày tháng 02 năm 2025\n");
  EXPECT_EQ(draft.abstract, "họp tại xã");
  EXPECT_EQ(draft.place_and_date.place, "Sơn Thủy");
  EXPECT_EQ(draft.place_and_date.day, std::nullopt);
  EXPECT_EQ(draft.symbol.number, std::nullopt);
}

}  // namespace
}  // namespace vanthu::drafting
