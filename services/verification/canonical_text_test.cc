#include "services/verification/canonical_text.h"

#include <gtest/gtest.h>

namespace vanthu::verification {
namespace {

TEST(CanonicalText, LetsNoNameBringALineOfItsOwn) {
  EXPECT_EQ(Escaped("a\nb 100%\x7f\t"), "a%0Ab 100%25%7F%09");
  EXPECT_EQ(Unescaped("a%0Ab 100%25%7F%09"), "a\nb 100%\x7f\t");
  EXPECT_EQ(Escaped("Phụ lục 1.xlsx"), "Phụ lục 1.xlsx");
}

TEST(CanonicalText, ReadsOneSpellingOnly) {
  EXPECT_EQ(Unescaped("%0a"), std::nullopt);  // lower case
  EXPECT_EQ(Unescaped("%41"), std::nullopt);  // need not be escaped
  EXPECT_EQ(Unescaped("%4"), std::nullopt);
  EXPECT_EQ(Unescaped("a\tb"), std::nullopt);
  EXPECT_EQ(Decimal("0"), 0);
  for (const char* text : {"", "00", "01", "-1", "+1", " 1", "1 ", "9223372036854775808"}) {
    EXPECT_EQ(Decimal(text), std::nullopt) << text;
  }
  EXPECT_EQ(FromBase64("YQ=="), "a");
  for (const char* text : {"YQ", "YR==", "Y Q==", "YQ==\n"}) EXPECT_EQ(FromBase64(text), std::nullopt) << text;
  EXPECT_EQ(Lines("a\nb"), std::nullopt);
  EXPECT_EQ(Lines("a\n\n")->size(), 2u);
}

}  // namespace
}  // namespace vanthu::verification
