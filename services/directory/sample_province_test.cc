#include "services/directory/directory_test_house.h"
#include "services/platform/status/reason.h"

namespace vanthu::directory {
namespace {

using status::Reason;

TEST_F(SampleProvinceTest, IsImportedOnce) {
  const auto again = Import(SampleProvince());
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->added() + again->changed(), 0);
}

TEST_F(SampleProvinceTest, HasTwelveDistrictsThenSeventyFiveCommunes) {
  EXPECT_EQ(Expand("2024-05-30", "UBND các huyện, thành phố")->recipients_size(), 12);
  EXPECT_EQ(Expand("2025-06-30", "UBND các huyện, thành phố")->recipients_size(), 12);
  const auto communes = Expand("2025-07-01", "UBND các huyện, thành phố");
  EXPECT_EQ(communes->recipients_size(), 75);
  EXPECT_EQ(communes->display_names_size(), 75);
  EXPECT_EQ(communes->explanation(), "cấp xã từ 2025-07-01");
  EXPECT_EQ(communes->group(), "agencies/h99/groups/ubnd-cac-huyen-thanh-pho");
  EXPECT_EQ(Expand("2025-07-01", "UBND các xã, phường")->recipients_size(), 75);
  EXPECT_EQ(Expand("2025-06-30", "UBND các xã, phường")->problem(), "EMPTY_GROUP");
}

TEST_F(SampleProvinceTest, ResolvesEveryKindOfLine) {
  EXPECT_EQ(Expand("2024-05-30", "Các sở, ban, ngành")->recipients_size(), 21);
  EXPECT_EQ(Expand("2025-03-01", "Các sở, ban, ngành")->recipients_size(), 17);
  EXPECT_EQ(Expand("2024-05-30", "Các sở, ban, ngành", "agencies/h99")->recipients_size(), 22);
  EXPECT_EQ(Expand("2024-05-30", "Các cơ quan báo chí trên địa bàn tỉnh")->recipients_size(), 6);
  EXPECT_EQ(Expand("2024-05-30", "Cổng Thông tin điện tử tỉnh")->recipients(0), "agencies/h99-cong-ttdt");
  EXPECT_EQ(Expand("2024-05-30", "Ban Giám đốc")->recipients(0), "agencies/h99-stttt/units/ban-giam-doc");
  EXPECT_EQ(Expand("2024-05-30", "UBND tỉnh")->recipients(0), "agencies/h99");
  EXPECT_EQ(Expand("2025-07-01", "UBND huyện Nà Sảng")->recipients(0), "agencies/h99-x-na-sang");
  EXPECT_EQ(Expand("2025-07-01", "Sở Giao thông vận tải")->recipients(0), "agencies/h99-sxd");
  EXPECT_EQ(Expand("2024-05-30", "Sở Ngoại hành tinh")->problem(), "UNKNOWN_RECIPIENT");
}

TEST_F(SampleProvinceTest, KnowsTheIssuersOfTheSampleDispatches) {
  EXPECT_EQ(Resolve("STTTT-TTBCXB", "", "", "2024-06-05")->unit(), "agencies/h99-stttt/units/ttbcxb");
  EXPECT_EQ(Resolve("STTTT-VP", "", "", "2025-01-09")->parent_display_name(), "Ủy ban nhân dân tỉnh Sơn Thủy");
  EXPECT_EQ(Resolve("STTTT-TTBCXBBC", "", "", "2024-05-30")->unknown_unit(), "TTBCXBBC");
  EXPECT_EQ(Resolve("QĐ-UBND", "QĐ", "ỦY BAN NHÂN DÂN TỈNH SƠN THỦY", "2025-02-12")->agency().name(), "agencies/h99");
  EXPECT_EQ(Resolve("UBND-VX", "", "UBND TỈNH SƠN THỦY", "2025-09-21")->unit(), "agencies/h99/units/vx");
  EXPECT_EQ(Resolve("TB-STC", "TB", "SỞ TÀI CHÍNH", "2025-07-05")->agency().place(), "Sơn Thủy");
  EXPECT_TRUE(status::Is(Resolve("XYZ", "", "", "2025-07-05").status(), Reason::kUnknownIssuer));
}

TEST_F(SampleProvinceTest, KnowsTheSignersOfTheSampleDispatches) {
  EXPECT_EQ(*Judge("agencies/h99-stttt", {"KT.GIÁM ĐỐC"}, "PHÓ GIÁM ĐỐC", "Lương Thị Hải Yến", "2024-06-05"),
            "agencies/h99-stttt/people/luong-thi-hai-yen");
  EXPECT_TRUE(Judge("agencies/h99-stttt", {"Q. GIÁM ĐỐC"}, "", "Bùi Khánh Toàn", "2025-01-09").ok());
  EXPECT_TRUE(Judge("agencies/h99-stc", {}, "GIÁM ĐỐC", "Đinh Công Trứ", "2025-07-01").ok());
  EXPECT_TRUE(Judge("agencies/h99-snv", {"TL. GIÁM ĐỐC"}, "CHÁNH VĂN PHÒNG", "Vi Văn Thắng", "2025-03-18").ok());
  EXPECT_TRUE(Judge("agencies/h99-skhcn", {"KT. GIÁM ĐỐC"}, "PHÓ GIÁM ĐỐC", "Hoàng Thu Cúc", "2025-07-01").ok());
  EXPECT_TRUE(Judge("agencies/h99", {"TM. ỦY BAN NHÂN DÂN"}, "CHỦ TỊCH", "Cầm Ngọc Sơn", "2025-02-12").ok());
  EXPECT_TRUE(
      Judge("agencies/h99", {"TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"}, "PHÓ CHỦ TỊCH", "Tòng Thị Bích Liên", "2025-11-03").ok());
  EXPECT_TRUE(Judge("agencies/h99", {"KT. CHỦ TỊCH"}, "PHÓ CHỦ TỊCH", "Tòng Thị Bích Liên", "2025-09-21").ok());
  const auto refused = Judge("agencies/h99-stttt", {"KT. GIÁM ĐỐC"}, "PHÓ GIÁM ĐỐC", "Phan Văn Lạ", "2024-06-05");
  EXPECT_TRUE(status::Is(refused.status(), Reason::kSignerNotAuthorised)) << refused.status();
}

}  // namespace
}  // namespace vanthu::directory
