#include "services/platform/text/legacy_encoding.h"

#include <string>

#include "gtest/gtest.h"
#include "services/platform/text/utf8.h"

namespace vanthu::text {
namespace {

// The same bytes as an old file has them, and as a program writes them that took them for Latin-1.
std::string AsLatin1ToUtf8(std::string_view bytes) {
  std::string utf8;
  for (const char byte : bytes) AppendUtf8(static_cast<unsigned char>(byte), &utf8);
  return utf8;
}

constexpr std::string_view kTcvn3Text = "V/v t\xA8ng c\xAD\xEAng qu\xB6n l\xFD ho\xB9t \xAE\xE9ng v\xB5 b\xB8o c\xB8o";
constexpr std::string_view kVniText = "V/v ta\xEAng c\xF6\xF4\xF8ng qua\xFBn ly\xF9 hoa\xEFt \xF1o\xE4ng va\xF8 ba\xF9o ca\xF9o";

TEST(LegacyEncoding, KnowsTcvn3) {
  EXPECT_EQ(LegacyEncodingOf(kTcvn3Text), kTcvn3);
  EXPECT_EQ(LegacyEncodingOf(AsLatin1ToUtf8(kTcvn3Text)), kTcvn3);
}

TEST(LegacyEncoding, KnowsVni) {
  EXPECT_EQ(LegacyEncodingOf(kVniText), kVni);
  EXPECT_EQ(LegacyEncodingOf(AsLatin1ToUtf8(kVniText)), kVni);
}

TEST(LegacyEncoding, LeavesUnicodeAlone) {
  for (const char* text : {"", "Sở Tài chính đề nghị các cơ quan báo cáo tình hình quản lý tài sản công năm 2024",
                           "Toà soạn báo Hoà Bình, hoá đơn, khoá sổ, toà án, xoá nợ, goá phụ: hoàn toàn theo lối viết cũ",
                           "Công ty A® dùng 5µm «vật liệu»; kinh tế¹ và xã hội² 10½ · 20%", "A café in Orléans, naïve façade"}) {
    EXPECT_EQ(LegacyEncodingOf(text), std::nullopt) << text;
  }
}

TEST(LegacyEncoding, LeavesOneBrokenByteToTheUtf8Check) {
  EXPECT_EQ(LegacyEncodingOf("Sở Tài chính đề nghị các đơn vị\xFF báo cáo ước thực hiện dự toán"), std::nullopt);
}

}  // namespace
}  // namespace vanthu::text
