#include "services/platform/rpc/page.h"

#include "gtest/gtest.h"
#include "services/platform/status/reason.h"

namespace vanthu::rpc {
namespace {

bool Refuses(const absl::Status& status, std::string_view field) {
  return status::Is(status, status::Reason::kInvalidField) && status::DetailsOf(status).front().value == field;
}

TEST(Page, TakesTheUsualSizeForNoneAndTheGreatestForMore) {
  EXPECT_EQ(*PageSizeOf(0), kPageSizeDefault);
  EXPECT_EQ(*PageSizeOf(7), 7);
  EXPECT_EQ(*PageSizeOf(5000), kPageSizeMax);
  EXPECT_EQ(*PageSizeOf(0, 20), 20);
  EXPECT_TRUE(Refuses(PageSizeOf(-1).status(), "page_size"));
}

TEST(Page, RefusesAnyTokenThatNoPageGave) {
  for (const char* token : {"nonsense", "-4", "1/", "/a", "1/A b", "1/a/b"}) {
    EXPECT_TRUE(Refuses(PositionOf(token).status(), "page_token")) << token;
    EXPECT_TRUE(Refuses(PlaceInTimeOf(token).status(), "page_token")) << token;
  }
  EXPECT_TRUE(Refuses(IdBefore("A b").status(), "page_token"));
}

TEST(Page, GoesOnWhereThePageBeforeEnded) {
  struct Line {
    int64_t position;
  };
  std::vector<Line> lines = {{3}, {4}, {9}};
  const std::string token = CutToPage(lines, 2, &Line::position);
  EXPECT_EQ(lines.size(), 2u);
  EXPECT_EQ(*PositionOf(token), 4);
  EXPECT_EQ(CutToPage(lines, 2, &Line::position), "");
  EXPECT_FALSE(PositionOf("")->has_value());

  const absl::Time at = absl::FromUnixMicros(1700000000000001);
  const auto place = PlaceInTimeOf(TokenOf(at, "a-1"));
  ASSERT_TRUE(place.ok() && *place) << place.status();
  EXPECT_EQ((*place)->at, at);
  EXPECT_EQ((*place)->id, "a-1");
}

}  // namespace
}  // namespace vanthu::rpc
