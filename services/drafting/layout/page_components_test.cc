#include <gtest/gtest.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "services/drafting/layout/page_expectations.h"
#include "services/drafting/layout/sample_pages.h"
#include "services/drafting/layout/text_setter.h"

namespace vanthu::drafting {
namespace {

TEST(PageComponents, PutsTheComponentsOfALetterInTheDecreesOrder) {
  const SetPageReader page(SetPageOf(SampleLetter()));
  EXPECT_EQ(page.pages(), 1);
  const auto parent = page.Find("UBND TỈNH THANH KHÊ", 0, kHeadSplit);
  const auto issuer = page.Find("SỞ THÔNG TIN VÀ TRUYỀN THÔNG", 0, kHeadSplit);
  const auto number = page.Find("Số: 05/STTTT-BCXB", 0, kHeadSplit);
  const auto abstract =
      page.Find("V/v hướng dẫn tuyên truyền phòng, chống thiên tai trên hệ thống truyền thanh cơ sở", 0, kHeadSplit);
  const auto nation = page.Find("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", kHeadSplit, kPaperWidth);
  const auto motto = page.Find("Độc lập - Tự do - Hạnh phúc", kHeadSplit, kPaperWidth);
  const auto date = page.Find("Thanh Khê, ngày 06 tháng 02 năm 2024", kHeadSplit, kPaperWidth);
  ExpectLevel(parent, nation);
  ExpectBelow(parent, issuer);
  ExpectBelow(issuer, number);
  ExpectBelow(number, abstract);
  ExpectBelow(nation, motto);
  ExpectBelow(motto, date);
  ExpectLevel(number, date);
  const auto addressees =
      page.Find("Kính gửi: - Các sở, ban, ngành; - Ủy ban nhân dân các huyện, thành phố; - Cổng Thông tin điện tử tỉnh.");
  const auto first = page.Find("Để chủ động ứng phó");
  const auto last = page.Find("quan tâm thực hiện./.");
  const auto note = page.Find("(Gửi kèm mẫu bản tin phát thanh số 01 và số 02)");
  ExpectBelow(abstract, addressees);
  ExpectBelow(addressees, first);
  ExpectBelow(first, last);
  ExpectBelow(last, note);
  const auto recipients =
      page.Find("Nơi nhận: - Như trên; - UBND tỉnh (để báo cáo); - Ban Giám đốc; - Lưu: VT, BCXB (NH).", 0, kClosingSplit);
  const auto authority = page.Find("KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC", kClosingSplit, kPaperWidth);
  const auto name = page.Find("Nguyễn Thị Minh Hường", kClosingSplit, kPaperWidth);
  ExpectBelow(note, recipients);
  ExpectLevel(recipients, authority);
  ExpectBelow(authority, name);
  EXPECT_GE(name->top - authority->bottom, 28);
}

TEST(PageComponents, PutsTheComponentsOfANamedTypeInTheDecreesOrder) {
  const SetPageReader page(SetPageOf(SampleReport()));
  const auto number = page.Find("Số: 77/BC-STTTT", 0, kHeadSplit);
  const auto urgency = page.Find("HỎA TỐC", 0, kHeadSplit);
  const auto type = page.Find("BÁO CÁO");
  const auto abstract = page.Find("Kết quả khắc phục sự cố thông tin liên lạc do mưa lũ");
  const auto addressee = page.Find("Kính gửi: Ủy ban nhân dân tỉnh Thanh Khê.");
  ExpectBelow(number, urgency);
  ExpectBelow(urgency, type);
  ExpectBelow(type, abstract);
  ExpectBelow(abstract, addressee);
  ExpectBelow(addressee, page.Find("I. TÌNH HÌNH CHUNG"));
  for (const auto& centred : {type, abstract, addressee}) EXPECT_NEAR((centred->left + centred->right) / 2, 112.5, 1);
  EXPECT_FALSE(page.Find("V/v"));
}

TEST(PageComponents, AlignsTheDashesOfAddresseesUnderTheColon) {
  const SetPageReader page(SetPageOf(SampleLetter()));
  const auto label = page.Find("Kính gửi:");
  ASSERT_TRUE(label);
  const std::vector<ReadText> words = page.Column(0, kPaperWidth);
  int dashes = 0;
  for (const ReadText& word : words) {
    if (word.text != "-" || word.top < label->top || word.top > label->top + 20) continue;
    ++dashes;
    EXPECT_NEAR(word.left, label->right - 1.4, 0.7);
  }
  EXPECT_EQ(dashes, 3);
}

TEST(PageComponents, LeavesOutPartsThatAreEmpty) {
  PageInput input;
  input.draft.issuing_body = "Sở Y tế";
  input.draft.symbol.notation = "SYT-VP";
  const std::string text = SetPageReader(SetPageOf(input)).Text();
  for (const char* label : {"V/v", "Kính gửi", "Nơi nhận", "Lưu", "Gửi kèm", "-;", "()"}) {
    EXPECT_EQ(text.find(label), std::string::npos) << label;
  }
  EXPECT_NE(text.find("SỞ Y TẾ"), std::string::npos);
  EXPECT_NE(text.find("/SYT-VP"), std::string::npos);
}

}  // namespace
}  // namespace vanthu::drafting
