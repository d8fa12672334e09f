#include "services/drafting/layout/header_block.h"

#include <gtest/gtest.h>

#include "services/drafting/layout/sample_pages.h"

namespace vanthu::drafting {
namespace {

std::vector<Strip> StripsOf(const PageInput& input) {
  const auto setter = TextSetter::Open(DefaultFontFolders());
  EXPECT_TRUE(setter.ok()) << setter.status();
  Outline outline;
  auto strips = HeaderStrips(**setter, input, outline);
  EXPECT_TRUE(strips.ok()) << strips.status();
  return *strips;
}

double WidthOf(const TextMark& text) {
  PangoRectangle logical;
  pango_layout_line_get_extents(text.line, nullptr, &logical);
  return static_cast<double>(logical.width) / PANGO_SCALE;
}

TEST(HeaderBlock, WritesDaysBelowTenAndTheFirstTwoMonthsWithAZero) {
  PageInput input = SampleLetter();
  input.draft.place_and_date.place = "Thanh Khê";
  const std::vector<std::pair<absl::CivilDay, std::string>> days = {
      {absl::CivilDay(2024, 1, 5), "Thanh Khê, ngày 05 tháng 01 năm 2024"},
      {absl::CivilDay(2024, 2, 29), "Thanh Khê, ngày 29 tháng 02 năm 2024"},
      {absl::CivilDay(2025, 3, 1), "Thanh Khê, ngày 01 tháng 3 năm 2025"},
      {absl::CivilDay(2025, 6, 9), "Thanh Khê, ngày 09 tháng 6 năm 2025"},
      {absl::CivilDay(2025, 10, 10), "Thanh Khê, ngày 10 tháng 10 năm 2025"},
      {absl::CivilDay(2025, 12, 31), "Thanh Khê, ngày 31 tháng 12 năm 2025"}};
  for (const auto& [day, text] : days) {
    input.day = day;
    EXPECT_EQ(PlaceAndDateLine(input), text);
  }
}

TEST(HeaderBlock, LeavesBlankWhatIsNotKnown) {
  PageInput input = SamplePage("trial");
  input.draft.symbol.number = 12;
  EXPECT_EQ(NumberLine(input), "Số:\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0/STTTT-BCXB");
  EXPECT_EQ(PlaceAndDateLine(input), "Thanh Khê, ngày \u00A0\u00A0\u00A0\u00A0\u00A0\u00A0 tháng 5 năm 2024");
}

TEST(HeaderBlock, TakesTheDirectorysNamesBeforeTheDrafts) {
  PageInput input = SampleLetter();
  input.names = {"", "Sở Khoa học và Công nghệ", "Bản Mây"};
  EXPECT_EQ(IssuingBodyOf(input), "Sở Khoa học và Công nghệ");
  EXPECT_EQ(PlaceAndDateLine(input), "Bản Mây, ngày 06 tháng 02 năm 2024");
}

TEST(HeaderBlock, DrawsTheRuleUnderTheMottoAsLongAsItsText) {
  const Strip names = StripsOf(SampleLetter()).front();
  ASSERT_EQ(names.rules.size(), 2u);
  const TextMark& motto = names.texts[1];
  EXPECT_NEAR(names.rules[0].length, WidthOf(motto), 0.01);
  EXPECT_NEAR(names.rules[0].x, motto.x, 0.01);
  EXPECT_GT(names.rules[0].y, motto.baseline);
}

TEST(HeaderBlock, DrawsTheRuleUnderTheIssuerAThirdToAHalfOfItsLine) {
  for (const char* issuer :
       {"Sở Y tế", "Sở Thông tin và Truyền thông", "Ban Quản lý các khu công nghiệp và khu kinh tế cửa khẩu tỉnh Thanh Khê"}) {
    PageInput input = SampleLetter();
    input.draft.issuing_body = issuer;
    const Strip names = StripsOf(input).front();
    const TextMark& last_line = names.texts.back();
    EXPECT_GE(names.rules[1].length, WidthOf(last_line) / 3) << issuer;
    EXPECT_LE(names.rules[1].length, WidthOf(last_line) / 2) << issuer;
    EXPECT_NEAR(names.rules[1].x + names.rules[1].length / 2, kLeftColumnWidth / 2, 0.5) << issuer;
  }
}

TEST(HeaderBlock, SetsTheNationalNameOnOneLine) {
  const Strip names = StripsOf(SampleLetter()).front();
  EXPECT_EQ(names.texts.size(), 5u);  // parent, issuer on two lines, name, motto
}

TEST(HeaderBlock, FramesTheUrgencyMarkInTheDecreesSize) {
  PageInput input = SampleLetter();
  for (const auto& [urgency, width] :
       {std::pair(Urgency::kUrgent, 20.0), std::pair(Urgency::kVeryUrgent, 40.0), std::pair(Urgency::kFlash, 30.0)}) {
    input.draft.urgency = urgency;
    const Strip mark = StripsOf(input).back();
    ASSERT_EQ(mark.boxes.size(), 1u);
    EXPECT_NEAR(mark.boxes[0].width, Mm(width), 0.01);
    EXPECT_NEAR(mark.boxes[0].height, Mm(8), 0.01);
    ASSERT_EQ(mark.texts.size(), 1u);
    EXPECT_GT(mark.texts[0].x, mark.boxes[0].x);
    EXPECT_LT(mark.texts[0].x + WidthOf(mark.texts[0]), mark.boxes[0].x + mark.boxes[0].width);
  }
}

}  // namespace
}  // namespace vanthu::drafting
