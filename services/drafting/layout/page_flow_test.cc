#include "services/drafting/layout/page_flow.h"

#include <gtest/gtest.h>

#include "services/platform/status/reason.h"

namespace vanthu::drafting {
namespace {

Strip Of(double height, bool keep_with_next = false) {
  Strip strip;
  strip.component = {"dải", "strip"};
  strip.height = height;
  strip.keep_with_next = keep_with_next;
  return strip;
}

std::vector<size_t> CountsOf(const std::vector<Page>& pages) {
  std::vector<size_t> counts;
  for (const Page& page : pages) counts.push_back(page.strips.size());
  return counts;
}

TEST(PageFlow, GivesOneEmptyPageForNothing) {
  const auto pages = Flow({});
  ASSERT_TRUE(pages.ok());
  EXPECT_EQ(CountsOf(*pages), std::vector<size_t>({0}));
}

TEST(PageFlow, FillsAPageToItsLastPoint) {
  const auto pages = Flow({Of(kTextHeight / 2), Of(kTextHeight / 2), Of(1)});
  ASSERT_TRUE(pages.ok());
  EXPECT_EQ(CountsOf(*pages), std::vector<size_t>({2, 1}));
}

TEST(PageFlow, DropsTheGapAtTheTopOfAPage) {
  Strip second = Of(10);
  second.gap_before = 6;
  const auto pages = Flow({Of(kTextHeight), second, second});
  ASSERT_TRUE(pages.ok());
  ASSERT_EQ(CountsOf(*pages), std::vector<size_t>({1, 2}));
  EXPECT_EQ((*pages)[1].strips[0].top, 0);
  EXPECT_EQ((*pages)[1].strips[1].top, 16);
}

TEST(PageFlow, TakesStripsThatKeepTogetherToTheNextPage) {
  const auto pages = Flow({Of(kTextHeight - 15), Of(10, true), Of(10)});
  ASSERT_TRUE(pages.ok());
  EXPECT_EQ(CountsOf(*pages), std::vector<size_t>({1, 2}));
}

TEST(PageFlow, DividesWhatKeepsTogetherWhenItIsMoreThanAPage) {
  const auto pages = Flow(std::vector<Strip>(5, Of(kTextHeight / 2, true)));
  ASSERT_TRUE(pages.ok());
  EXPECT_EQ(CountsOf(*pages), std::vector<size_t>({2, 2, 1}));
}

TEST(PageFlow, CountsTheRoomBelowAStripAndNotForTheNextOne) {
  Strip hanging = Of(10);
  hanging.room = 100;
  const auto too_low = Flow({Of(kTextHeight - 99), hanging});
  ASSERT_TRUE(too_low.ok());
  EXPECT_EQ(CountsOf(*too_low), std::vector<size_t>({1, 1}));
  const auto fits = Flow({Of(kTextHeight - 100), hanging, Of(90)});
  ASSERT_TRUE(fits.ok());
  EXPECT_EQ(CountsOf(*fits), std::vector<size_t>({3}));
}

TEST(PageFlow, RefusesAStripTallerThanAPage) {
  const auto pages = Flow({Of(10), Of(kTextHeight + 1)});
  ASSERT_TRUE(status::Is(pages.status(), status::Reason::kPageNotSet));
  EXPECT_NE(status::Text(pages.status(), status::Language::kEnglish).find("strip: it is taller"), std::string::npos);
}

}  // namespace
}  // namespace vanthu::drafting
