#include "services/directory/agency/name_index.h"

#include "gtest/gtest.h"
#include "services/platform/text/nfc.h"

namespace vanthu::directory {
namespace {

TEST(NameKeys, AreTheSameForTheFormsInWhichAgenciesAreWritten) {
  const std::string wanted = NameKeysOf("Ủy ban nhân dân các huyện, thành phố").exact;
  for (const char* written :
       {"UBND các huyện, thành phố", "Uỷ ban nhân dân các huyện, thành phố", "ỦY BAN NHÂN DÂN CÁC HUYỆN, THÀNH PHỐ",
        "UBND  các huyện , TP.", "UBND các huyện; thành phố;", "Uy\xCC\x89 ban nhân dân các huyện thành phố"}) {
    EXPECT_EQ(NameKeysOf(written).exact, wanted) << written;
  }
}

TEST(NameKeys, TellNamesApartThatDifferInDiacritics) {
  EXPECT_NE(NameKeysOf("xã Hòa Khê").exact, NameKeysOf("xã Hóa Khê").exact);
  EXPECT_EQ(NameKeysOf("xã Hòa Khê").folded, NameKeysOf("xa Hoa Khe").folded);
  EXPECT_EQ(NameKeysOf("HĐND tỉnh").folded, NameKeysOf("hoi dong nhan dan tinh").folded);
  EXPECT_EQ(NameKeysOf("Đồng Mây").folded, NameKeysOf("dong may").folded);
}

TEST(NameKeys, AcceptBothPlacesOfATone) {
  EXPECT_EQ(NameKeysOf("Thuỷ hoà khoẻ quý").exact, NameKeysOf("Thủy hòa khỏe quý").exact);
}

TEST(NameKeys, AreEmptyForPunctuation) { EXPECT_EQ(NameKeysOf(" -;… ").exact, ""); }

TEST(NameIndex, FindsAThingOnceThoughItHasTwoNamesOfOneKey) {
  NameIndex<int> index;
  index.Add("Sở TT&TT", 1);
  index.Add("Sở TT-TT", 1);
  index.Add("So TT TT", 2);
  EXPECT_EQ(index.Find(NameKeysOf("sở tt&tt"), Match::kExact), std::vector<int>{1});
  EXPECT_EQ(index.Find(NameKeysOf("sở tt&tt"), Match::kFolded), (std::vector<int>{1, 2}));
  EXPECT_TRUE(index.Find(NameKeysOf("Sở Y tế"), Match::kExact).empty());
}

}  // namespace
}  // namespace vanthu::directory
