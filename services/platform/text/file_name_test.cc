#include "services/platform/text/file_name.h"

#include <random>
#include <string>

#include "gtest/gtest.h"
#include "services/platform/text/nfc.h"
#include "services/platform/text/utf8.h"

namespace vanthu::text {
namespace {

TEST(SafeFileName, KeepsAGoodName) {
  EXPECT_EQ(SafeFileName("05-STTTT-BCXB Báo cáo tháng 6.pdf"), "05-STTTT-BCXB Báo cáo tháng 6.pdf");
}

TEST(SafeFileName, TakesOutWhatFileSystemsRefuse) {
  EXPECT_EQ(SafeFileName("05/STTTT-BCXB"), "05-STTTT-BCXB");
  EXPECT_EQ(SafeFileName("../../etc/passwd"), "-..-etc-passwd");
  EXPECT_EQ(SafeFileName("a:b*c?d\"e<f>g|h\\i"), "a-b-c-d-e-f-g-h-i");
  EXPECT_EQ(SafeFileName("tên\n\t.  "), "tên");
  EXPECT_EQ(SafeFileName("CON"), "_CON");
  EXPECT_EQ(SafeFileName("nul.txt"), "_nul.txt");
  EXPECT_EQ(SafeFileName("Com1.pdf"), "_Com1.pdf");
  EXPECT_EQ(SafeFileName("lpt²"), "_lpt²");
  EXPECT_EQ(SafeFileName("Công văn"), "Công văn");
  EXPECT_EQ(SafeFileName(""), "_");
  EXPECT_EQ(SafeFileName("..."), "_");
}

TEST(SafeFileName, TakesOutInvisibleDirections) {
  EXPECT_EQ(SafeFileName("bao-cao\u202Efdp.exe"), "bao-caofdp.exe");
  EXPECT_EQ(SafeFileName("a\u200Bb\u2066c\uFEFFd\u00ADe"), "abcde");
  EXPECT_EQ(SafeFileName("a\u00A0\u00A0b"), "a b");
}

TEST(SafeFileName, IsNfcAndShortWithItsExtensionKept) {
  EXPECT_EQ(SafeFileName("Ba\u0301o ca\u0301o"), "Báo cáo");
  std::string long_name;
  for (int i = 0; i < 100; ++i) long_name += "ữ";
  const std::string name = SafeFileName(long_name + ".pdf");
  EXPECT_EQ(name.size(), 118u);  // 38 letters of three bytes and the extension
  EXPECT_EQ(name.substr(name.size() - 4), ".pdf");
}

TEST(SafeFileName, HoldsItsPromisesForAnyText) {
  std::mt19937 random(7);
  static const char32_t kPieces[] = {U'/',  U'\\',     U'.',      U' ',          U'a',      U'C',      U'O',
                                     U'N',  U'đ',      U'ữ',      U'\u0301',     U'\u200B', U'\u202E', U'\0',
                                     U'\n', U'\uFFFF', U'\uE000', U'\U0001F600', U'\u00A0', U'1',      U':'};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (auto left = random() % 90; left > 0; --left) AppendUtf8(kPieces[random() % std::size(kPieces)], &text);
    if (round % 3 == 0) text += '\xC3';
    const std::string name = SafeFileName(text);
    ASSERT_FALSE(name.empty());
    ASSERT_LE(name.size(), kFileNameBytesMax);
    ASSERT_EQ(FirstInvalidUtf8(name), std::nullopt);
    ASSERT_TRUE(IsNfc(name));
    ASSERT_EQ(name.find_first_of("/\\:*?\"<>|\n"), std::string::npos) << name;
    ASSERT_NE(name.front(), '.');
    ASSERT_NE(name.back(), '.');
    ASSERT_NE(name.back(), ' ');
    ASSERT_EQ(SafeFileName(name), name);
  }
}

}  // namespace
}  // namespace vanthu::text
