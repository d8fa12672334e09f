#include <gtest/gtest.h>

#include <cmath>

#include "absl/strings/str_format.h"
#include "services/drafting/layout/page_expectations.h"
#include "services/drafting/layout/page_picture.h"
#include "services/drafting/layout/page_style_reader.h"
#include "services/drafting/layout/sample_forms.h"
#include "services/drafting/layout/sample_pages.h"

namespace vanthu::drafting {
namespace {

// The decree's measures, on the page as another's program reads it: positions to a millimetre, sizes and styles exactly.
constexpr double kNear = 1;

// A component of the table in Phụ lục I, where it is looked for, and how its letters must look.
struct Expected {
  const char* text;
  double left;
  double right;
  const char* look;
};

void ExpectLooks(const std::string& pdf, const std::vector<Expected>& components) {
  const SetPageReader page(pdf);
  const PageStyleReader styles(pdf);
  for (const Expected& component : components) {
    const auto found = page.Find(component.text, component.left, component.right);
    ASSERT_TRUE(found) << component.text;
    EXPECT_EQ(styles.At(*found), std::set<LookOfText>{component.look}) << component.text;
  }
}

TEST(PageMeasures, SetsEachComponentOfALetterInItsSizeAndStyle) {
  ExpectLooks(SetPageOf(SampleLetter()), {{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", kHeadSplit, kPaperWidth, "13 bold #000000"},
                                          {"Độc lập - Tự do - Hạnh phúc", kHeadSplit, kPaperWidth, "14 bold #000000"},
                                          {"UBND TỈNH THANH KHÊ", 0, kHeadSplit, "13 #000000"},
                                          {"SỞ THÔNG TIN VÀ TRUYỀN THÔNG", 0, kHeadSplit, "13 bold #000000"},
                                          {"Số: 05/STTTT-BCXB", 0, kHeadSplit, "13 #000000"},
                                          {"Thanh Khê, ngày 06 tháng 02 năm 2024", kHeadSplit, kPaperWidth, "14 italic #000000"},
                                          {"V/v hướng dẫn tuyên truyền", 0, kHeadSplit, "12 #000000"},
                                          {"Kính gửi:", 0, kPaperWidth, "14 #000000"},
                                          {"- Cổng Thông tin điện tử tỉnh.", 0, kPaperWidth, "14 #000000"},
                                          {"Để chủ động ứng phó", 0, kPaperWidth, "14 #000000"},
                                          {"Nơi nhận:", 0, kClosingSplit, "12 bold italic #000000"},
                                          {"- UBND tỉnh (để báo cáo);", 0, kClosingSplit, "11 #000000"},
                                          {"KT. GIÁM ĐỐC", kClosingSplit, kPaperWidth, "14 bold #000000"},
                                          {"Nguyễn Thị Minh Hường", kClosingSplit, kPaperWidth, "14 bold #000000"}});
}

TEST(PageMeasures, SetsEachPartThatMayBeThereInItsSizeAndStyle) {
  ExpectLooks(SetPageOf(SampleOfEverything()), {{"LƯU HÀNH NỘI BỘ", kHeadSplit, kPaperWidth, "13 bold #000000"},
                                                {"THƯỢNG KHẨN", 0, kHeadSplit, "13 bold #e20011"},
                                                {"KẾ HOẠCH", 0, kPaperWidth, "14 bold #000000"},
                                                {"tài liệu vào lưu trữ cơ quan năm 2025", 0, kPaperWidth, "14 bold #000000"},
                                                {"I. MỤC ĐÍCH, YÊU CẦU", 0, kPaperWidth, "14 bold #000000"},
                                                {"Nội dung công việc", 0, kPaperWidth, "13 bold #000000"},
                                                {"Chỉnh lý, số hóa hồ sơ, tài liệu phông số 1", 0, kPaperWidth, "13 #000000"},
                                                {"VP.(25)", 0, kClosingSplit, "11 #000000"},
                                                {"Số 12 đường Bạch", 0, kPaperWidth, "11 #000000"},
                                                {"Phụ lục I", 0, kPaperWidth, "14 bold #000000"},
                                                {"MẪU MỤC LỤC HỒ SƠ NỘP LƯU", 0, kPaperWidth, "14 bold #000000"},
                                                {"(Kèm theo Kế hoạch số", 0, kPaperWidth, "14 italic #000000"}});
}

TEST(PageMeasures, SetsTheGroundsOfADecisionInItalicsAndItsArticlesInBold) {
  ExpectLooks(SetPageOf(SampleForm(DocumentType::kDecision)),
              {{"GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ", 0, kPaperWidth, "14 bold #000000"},
               {"Căn cứ Luật Tổ chức chính quyền địa phương", 0, kPaperWidth, "14 italic #000000"},
               {"QUYẾT ĐỊNH:", 0, kPaperWidth, "14 bold #000000"},
               {"Điều 1.", 0, kPaperWidth, "14 bold #000000"},
               {"Thành lập Tổ công tác số hóa", 0, kPaperWidth, "14 #000000"}});
}

TEST(PageMeasures, SetsBoldAndItalicRunsWhereTheDraftHasThem) {
  ExpectLooks(SetPageOf(SampleOfEverything()), {{"Thời hạn hoàn thành là", 0, kPaperWidth, "14 #000000"},
                                                {"ngày 30 tháng 11 năm", 0, kPaperWidth, "14 bold #000000"},
                                                {"không gia", 0, kPaperWidth, "14 italic #000000"}});
}

TEST(PageMeasures, StandsInTheDecreesMargins) {
  const SetPageReader page(SetPageOf(SampleReport()));
  const auto first = page.Find("1. Tại xã thứ 1,");
  ASSERT_TRUE(first);
  EXPECT_NEAR(first->left, kTextLeft + 12.7, kNear);
  double left = kPaperWidth, right = 0, top = 297, bottom = 0;
  for (const ReadText& word : page.words()) {
    if (word.page != 2 || word.bottom < 20) continue;
    left = std::min(left, word.left);
    right = std::max(right, word.right);
    top = std::min(top, word.top);
    bottom = std::max(bottom, word.bottom);
  }
  EXPECT_NEAR(left, kTextLeft, kNear);
  EXPECT_NEAR(right, kTextRight, kNear);
  EXPECT_NEAR(top, 20, kNear);
  EXPECT_LE(bottom, 277);
}

TEST(PageMeasures, CentresTheHeadInItsColumns) {
  const SetPageReader page(SetPageOf(SampleLetter()));
  const auto nation = page.Find("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", kHeadSplit, kPaperWidth);
  ASSERT_TRUE(nation);
  EXPECT_LE(nation->right, kTextRight + 0.5);
  EXPECT_NEAR(nation->top, 20, kNear);
  for (const char* under : {"Độc lập - Tự do - Hạnh phúc", "Thanh Khê, ngày 06 tháng 02 năm 2024"}) {
    const auto found = page.Find(under, kHeadSplit, kPaperWidth);
    ASSERT_TRUE(found) << under;
    EXPECT_NEAR(Middle(*found), Middle(*nation), kNear) << under;
  }
  const auto parent = page.Find("UBND TỈNH THANH KHÊ", 0, kHeadSplit);
  ASSERT_TRUE(parent);
  for (const char* under : {"SỞ THÔNG TIN VÀ", "TRUYỀN THÔNG", "Số: 05/STTTT-BCXB", "V/v hướng dẫn tuyên truyền"}) {
    const auto found = page.Find(under, 0, kHeadSplit);
    ASSERT_TRUE(found) << under;
    EXPECT_NEAR(Middle(*found), Middle(*parent), kNear) << under;
  }
}

TEST(PageMeasures, DrawsTheRulesInTheirLengths) {
  const std::string pdf = SetPageOf(SampleLetter());
  const SetPageReader page(pdf);
  const PagePicture picture(pdf);
  const auto motto = page.Find("Độc lập - Tự do - Hạnh phúc", kHeadSplit, kPaperWidth);
  const auto issuer = page.Find("TRUYỀN THÔNG", 0, kHeadSplit);
  ASSERT_TRUE(motto && issuer);
  const auto long_rule = picture.LongestRule({kHeadSplit, motto->bottom, kPaperWidth, motto->bottom + 3});
  ASSERT_TRUE(long_rule);
  EXPECT_NEAR(long_rule->left, motto->left, kNear);
  EXPECT_NEAR(long_rule->right, motto->right, kNear);
  const auto short_rule = picture.LongestRule({0, issuer->bottom, kHeadSplit, issuer->bottom + 3});
  ASSERT_TRUE(short_rule);
  const double issuer_width = issuer->right - issuer->left;
  EXPECT_GE(short_rule->width(), issuer_width / 3 - 0.3);
  EXPECT_LE(short_rule->width(), issuer_width / 2 + 0.3);
  EXPECT_NEAR((short_rule->left + short_rule->right) / 2, Middle(*issuer), kNear);
}

TEST(PageMeasures, DrawsTheRuleUnderATitleAThirdToAHalfOfItsLine) {
  const std::string pdf = SetPageOf(SampleForm(DocumentType::kProposal));
  const auto last_line = SetPageReader(pdf).Find("tài liệu vào lưu trữ cơ quan năm 2025");
  ASSERT_TRUE(last_line);
  const auto rule = PagePicture(pdf).LongestRule({kTextLeft, last_line->bottom, kTextRight, last_line->bottom + 3});
  ASSERT_TRUE(rule);
  const double width = last_line->right - last_line->left;
  EXPECT_GE(rule->width(), width / 3 - 0.3);
  EXPECT_LE(rule->width(), width / 2 + 0.3);
  EXPECT_NEAR((rule->left + rule->right) / 2, kTextMiddle, kNear);
}

TEST(PageMeasures, StampsTheUrgencyInRedInItsSize) {
  for (const auto& [urgency, width] :
       {std::pair(Urgency::kUrgent, 20.0), std::pair(Urgency::kVeryUrgent, 40.0), std::pair(Urgency::kFlash, 30.0)}) {
    PageInput input = SampleLetter();
    input.draft.urgency = urgency;
    const PagePicture picture(SetPageOf(input));
    const auto stamp = picture.Inked({0, 0, kPaperWidth, 297}, Ink::kRed);
    ASSERT_TRUE(stamp);
    EXPECT_NEAR(stamp->width(), width, kNear);
    EXPECT_NEAR(stamp->height(), 8, kNear);
    EXPECT_LE(stamp->right, kHeadSplit);
  }
}

TEST(PageMeasures, BoxesTheCirculationMarkAboveTheNationalName) {
  const std::string pdf = SetPageOf(SampleOfEverything());
  const SetPageReader page(pdf);
  const auto mark = page.Find("LƯU HÀNH NỘI BỘ", kHeadSplit, kPaperWidth);
  const auto nation = page.Find("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", kHeadSplit, kPaperWidth);
  ExpectBelow(mark, nation);
  EXPECT_NEAR(Middle(*mark), Middle(*nation), kNear);
  const auto box = PagePicture(pdf).Inked({kHeadSplit, 15, kPaperWidth, nation->top - 1});
  ASSERT_TRUE(box);
  EXPECT_NEAR(box->top, 20, kNear);
  EXPECT_NEAR(box->height(), 8, kNear);
  EXPECT_NEAR(box->width(), mark->right - mark->left + 6, kNear);
}

TEST(PageMeasures, PutsTheContactUnderARuleAsWideAsTheText) {
  const std::string pdf = SetPageOf(SampleOfEverything());
  const auto contact = SetPageReader(pdf).Find("Số 12 đường Bạch");
  ASSERT_TRUE(contact);
  EXPECT_EQ(contact->page, 1);
  const auto rule = PagePicture(pdf).LongestRule({0, contact->top - 4, kPaperWidth, contact->top});
  ASSERT_TRUE(rule);
  EXPECT_NEAR(rule->left, kTextLeft, kNear);
  EXPECT_NEAR(rule->right, kTextRight, kNear);
  const auto last = SetPageReader(pdf).Find("skhcn@thanhkhe.example");
  ASSERT_TRUE(last);
  EXPECT_NEAR(last->bottom, 277, 2);
}

TEST(PageMeasures, LeavesSixPointsBetweenNumberAndAbstractAndBetweenParagraphs) {
  const SetPageReader page(SetPageOf(SampleLetter()));
  const auto number = page.Find("Số: 05/STTTT-BCXB", 0, kHeadSplit);
  const auto abstract = page.Find("V/v", 0, kHeadSplit);
  const auto point = page.Find("a) Cụm loa có dây:");
  const auto next = page.Find("b) Cụm loa thông minh:");
  ASSERT_TRUE(number && abstract && point && next);
  constexpr double kSixPoints = 6 * 25.4 / 72;
  EXPECT_NEAR(abstract->top - number->bottom, kSixPoints, kNear);
  EXPECT_NEAR(next->top - point->bottom, kSixPoints, kNear);
}

}  // namespace
}  // namespace vanthu::drafting
