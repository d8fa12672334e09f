#include "services/platform/text/legibility.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/platform/text/nfc.h"
#include "services/platform/text/utf8.h"

namespace vanthu::text {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string TakenForLatin1(std::string_view text) {
  std::string mojibake;
  for (const char byte : text) AppendUtf8(static_cast<unsigned char>(byte), &mojibake);
  return mojibake;
}

TEST(Legibility, NamesTheFirstControlByte) {
  EXPECT_EQ(FirstControlByte("a\tb\r\nc\f"), std::nullopt);
  EXPECT_EQ(FirstControlByte(std::string_view("a\0b", 3)), 1u);
  EXPECT_EQ(FirstControlByte("PK\x03\x04"), 2u);
  EXPECT_EQ(FirstControlByte("ab\x7F"), 2u);
}

TEST(Legibility, NamesWordsThatNobodyCanRead) {
  EXPECT_EQ(FirstUnreadableWord("Sở Tài chính, ĐẶC KHU XÃ, XÃ «KHÁ» “má” khá» là"), std::nullopt);
  EXPECT_EQ(FirstUnreadableWord("Sở T\uFFFDi chính"), "T\uFFFDi");
  EXPECT_EQ(FirstUnreadableWord("Sở T\uE001i"), "T\uE001i");
  EXPECT_EQ(FirstUnreadableWord("a " + TakenForLatin1("thông")), TakenForLatin1("thông"));
  EXPECT_EQ(FirstUnreadableWord(TakenForLatin1("đường")), TakenForLatin1("đường"));
  EXPECT_EQ(FirstUnreadableWord("Bá»™ TÃ i chÃ­nh"), "Bá»™");
}

TEST(Legibility, NamesWordsWithDisplacedToneMarks) {
  EXPECT_THAT(WordsWithDisplacedMarks("quyền hoà hòa thuý Đắk Lắk, năm 2024"), IsEmpty());
  EXPECT_THAT(WordsWithDisplacedMarks(ToNfc("quyên\u0301 thuâṇ quyên\u0301")), ElementsAre("quyêń", "thuâṇ"));
  EXPECT_THAT(WordsWithDisplacedMarks(ToNfc("chi \u0301nh")), ElementsAre("\u0301nh"));
  EXPECT_THAT(WordsWithDisplacedMarks(ToNfc("ca\u0301\u0302p")),
              ElementsAre(ToNfc("ca\u0301\u0302p")));  // tone before the circumflex
}

}  // namespace
}  // namespace vanthu::text
