#include "gateway/cli/table.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace vanthu::cli {
namespace {

using ::testing::ElementsAre;

Table Recipients() {
  Table table({{"NƠI NHẬN", Table::Width::kShrinks}, {"TRẠNG THÁI"}, {"LẦN", Table::Width::kRight}});
  table.Add({"Ủy ban nhân dân huyện Điện Biên Đông", "✓ 01 đã đến", "1"});
  table.Add({"Sở An", "chờ gửi", "12"});
  return table;
}

TEST(Table, IsAsWideAsItNeedsToBeWhereNobodyLooks) {
  EXPECT_THAT(Recipients().Lines({}), ElementsAre("NƠI NHẬN                              TRẠNG THÁI   LẦN",
                                                  "Ủy ban nhân dân huyện Điện Biên Đông  ✓ 01 đã đến    1",
                                                  "Sở An                                 chờ gửi       12"));
}

TEST(Table, FitsTheTerminalByWhatMayShrink) {
  const auto lines = Recipients().Lines({.is_terminal = true, .columns = 40});
  EXPECT_EQ(lines[1], "Ủy ban nhân dân huyện…  ✓ 01 đã đến    1");
  for (const std::string& line : lines) EXPECT_LE(ColumnsOf(line), 40) << line;
}

TEST(Table, KeepsWhatTellsSomethingOnATerminalThatIsTooNarrow) {
  EXPECT_EQ(Recipients().Lines({.is_terminal = true, .columns = 10})[2], "Sở An     chờ gửi       12");
}

TEST(Table, MarksItsHeadingsWhereThereAreColours) {
  EXPECT_EQ(Recipients().Lines({.is_terminal = true, .has_colours = true, .columns = 80})[0].substr(0, 4), "\033[1m");
}

TEST(Cut, CountsLettersAndNotBytes) {
  EXPECT_EQ(Cut("Điện Biên", 9), "Điện Biên");
  EXPECT_EQ(Cut("Điện Biên", 5), "Điện…");
  EXPECT_EQ(Cut("Điện", 1), "…");
}

}  // namespace
}  // namespace vanthu::cli
