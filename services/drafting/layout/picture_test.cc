#include "services/drafting/layout/picture.h"

#include <cairo.h>
#include <gtest/gtest.h>

#include "services/drafting/layout/sample_picture.h"
#include "services/drafting/layout/set_page_reader.h"
#include "services/platform/status/reason.h"

namespace vanthu::drafting {
namespace {

TEST(Picture, IsAPageOfTheFieldsSizeWithItsTransparency) {
  const auto page = PicturePage(SamplePicturePng(CAIRO_FORMAT_ARGB32, 300, 100), 127.56, 70.87);
  ASSERT_TRUE(page.ok()) << page.status();
  const std::string info = OutputOf("pdfinfo FILE", *page);
  EXPECT_NE(info.find("127.56 x 70.87 pts"), std::string::npos) << info;
  const std::string images = OutputOf("pdfimages -list FILE", *page);
  EXPECT_NE(images.find("image     300   100  rgb"), std::string::npos) << images;
  EXPECT_NE(images.find("smask     300   100  gray"), std::string::npos) << images;
}

TEST(Picture, GivesTheSameBytesForTheSamePicture) {
  const std::string png = SamplePicturePng(CAIRO_FORMAT_ARGB32, 60, 60);
  EXPECT_EQ(PicturePage(png, 100, 100).value(), PicturePage(png, 100, 100).value());
}

TEST(Picture, RefusesWhatCannotBeShown) {
  const std::string png = SamplePicturePng(CAIRO_FORMAT_ARGB32, 60, 60);
  std::string huge = png;
  huge[16] = 1;  // 16,777,276 dots across
  const std::vector<std::string> wrong = {
      "", "GIF89a", png.substr(0, 20), png.substr(0, png.size() / 2), huge, SamplePicturePng(CAIRO_FORMAT_RGB24, 60, 60)};
  for (size_t i = 0; i < wrong.size(); ++i) {
    EXPECT_TRUE(status::Is(PicturePage(wrong[i], 100, 100).status(), status::Reason::kPageNotSet)) << i;
  }
}

}  // namespace
}  // namespace vanthu::drafting
