#include "services/drafting/reading/agency_names.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace vanthu::drafting {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> NamesIn(std::string_view item) { return AgencyListIn(item).value_or(AgencyList{{"no list"}}).names; }

TEST(AgencyNames, TakesAListOfMinistriesApartAtTheRightCommas) {
  EXPECT_THAT(NamesIn("Các Bộ: Tài chính, Văn hóa, Thể thao và Du lịch, Khoa học và Công nghệ và Y tế"),
              ElementsAre("Bộ Tài chính", "Bộ Văn hóa, Thể thao và Du lịch", "Bộ Khoa học và Công nghệ", "Bộ Y tế"));
  EXPECT_THAT(NamesIn("Các Sở: Giáo dục và Đào tạo và Lao động - Thương binh và Xã hội"),
              ElementsAre("Sở Giáo dục và Đào tạo", "Sở Lao động - Thương binh và Xã hội"));
  EXPECT_THAT(NamesIn("02 Sở: Nội vụ, Tư pháp"), ElementsAre("Sở Nội vụ", "Sở Tư pháp"));
}

TEST(AgencyNames, NoNameOfAPlaceHoldsAnd) {
  EXPECT_THAT(NamesIn("UBND các xã: Nà Mạt, Suối Lùm và Hoa Ban"),
              ElementsAre("UBND xã Nà Mạt", "UBND xã Suối Lùm", "UBND xã Hoa Ban"));
  EXPECT_THAT(NamesIn("Các huyện: Mai Thủy và Sông Đà"), ElementsAre("huyện Mai Thủy", "huyện Sông Đà"));
}

TEST(AgencyNames, KeepsTheHeadThatEachNameBears) {
  EXPECT_THAT(NamesIn("Sở Tài chính, Sở Văn hóa, Thể thao và Du lịch và Sở Y tế"),
              ElementsAre("Sở Tài chính", "Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"));
  EXPECT_THAT(NamesIn("Các cơ quan báo chí: Báo Sơn Thủy, Đài Phát thanh - Truyền hình tỉnh"),
              ElementsAre("Báo Sơn Thủy", "Đài Phát thanh - Truyền hình tỉnh"));
}

// "Chăn nuôi và Thú y" might be one office or two: a person says.
TEST(AgencyNames, GuessesNothingAboutNamesItDoesNotKnow) {
  EXPECT_THAT(NamesIn("Các Sở: Tài chính, Chăn nuôi và Thú y"), IsEmpty());
  EXPECT_THAT(NamesIn("Các đơn vị: trực thuộc Sở, các trường"), IsEmpty());
  EXPECT_THAT(NamesIn("Các Sở: Chăn nuôi, Tài chính"), ElementsAre("Sở Chăn nuôi", "Sở Tài chính"));
}

TEST(AgencyNames, ASingleNameAndAGroupAreNoLists) {
  for (const char* item :
       {"Sở Văn hóa, Thể thao và Du lịch", "Các sở, ban, ngành", "UBND các huyện, thành phố", "Các Bộ, cơ quan ngang Bộ",
        "Văn phòng Đoàn ĐBQH và HĐND tỉnh", "Thường trực: Tỉnh ủy, HĐND, UBND tỉnh", ""}) {
    EXPECT_FALSE(AgencyListIn(item).has_value()) << item;
  }
}

}  // namespace
}  // namespace vanthu::drafting
