#include "services/drafting/layout/picture.h"

#include <cairo.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "services/drafting/layout/sample_picture.h"
#include "services/drafting/layout/set_page_reader.h"
#include "services/platform/status/reason.h"

namespace vanthu::drafting {
namespace {

PicturePlan Plan(PictureInk ink = PictureInk::kBlue) { return {"anh.png", ink, 127.56, 70.87}; }

TEST(Picture, IsAPageOfTheFieldsSizeWithItsTransparency) {
  const auto page = PicturePage(SamplePicturePng(CAIRO_FORMAT_ARGB32, 300, 100), Plan());
  ASSERT_TRUE(page.ok()) << page.status();
  const std::string info = OutputOf("pdfinfo FILE", *page);
  EXPECT_NE(info.find("127.56 x 70.87 pts"), std::string::npos) << info;
  const std::string images = OutputOf("pdfimages -list FILE", *page);
  EXPECT_NE(images.find("image     300   100  rgb"), std::string::npos) << images;
  EXPECT_NE(images.find("smask     300   100  gray"), std::string::npos) << images;
}

TEST(Picture, GivesTheSameBytesForTheSamePicture) {
  const std::string png = SamplePicturePng(CAIRO_FORMAT_ARGB32, 60, 60);
  EXPECT_EQ(PicturePage(png, Plan()).value(), PicturePage(png, Plan()).value());
}

TEST(Picture, RefusesWhatCannotBeShown) {
  const std::string png = SamplePicturePng(CAIRO_FORMAT_ARGB32, 60, 60);
  std::string huge = png;
  huge[16] = 1;  // 16,777,276 dots across
  const std::vector<std::pair<std::string, std::string>> wrong = {
      {"", "tệp không phải PNG"},
      {"GIF89a", "tệp không phải PNG"},
      {png.substr(0, 20), "tệp không phải PNG"},
      {png.substr(0, png.size() / 2), "ảnh hỏng"},
      {huge, "quá nhiều điểm ảnh"},
      {SamplePicturePng(CAIRO_FORMAT_RGB24, 60, 60), "nền không trong suốt"},
      {SamplePicturePng(CAIRO_FORMAT_ARGB32, 400, 4), "ảnh trống"}};
  for (const auto& [bytes, cause] : wrong) {
    const absl::Status refused = PicturePage(bytes, Plan()).status();
    EXPECT_TRUE(status::Is(refused, status::Reason::kBadPicture)) << cause;
    EXPECT_THAT(status::Text(refused, status::Language::kVietnamese), testing::HasSubstr("anh.png không dùng được: " + cause));
  }
}

// Phụ lục I.II.7c and 8: a signature is blue, a seal red, and a scan in black is neither.
TEST(Picture, HasTheInkOfItsKind) {
  const auto judge = [](const Colour& colour, PictureInk ink) {
    return PicturePage(SamplePicturePng(CAIRO_FORMAT_ARGB32, 60, 60, colour), Plan(ink)).status();
  };
  EXPECT_TRUE(judge(kBlueInk, PictureInk::kBlue).ok());
  EXPECT_TRUE(judge(kRedInk, PictureInk::kRed).ok());
  EXPECT_THAT(status::Text(judge(kRedInk, PictureInk::kBlue), status::Language::kVietnamese),
              testing::HasSubstr("chữ ký phải màu xanh"));
  EXPECT_THAT(status::Text(judge(kBlueInk, PictureInk::kRed), status::Language::kEnglish), testing::HasSubstr("has to be red"));
  for (const PictureInk ink : {PictureInk::kBlue, PictureInk::kRed}) EXPECT_FALSE(judge(kBlack, ink).ok());
}

}  // namespace
}  // namespace vanthu::drafting
