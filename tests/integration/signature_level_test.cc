#include <fstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "tests/integration/installation.h"
#include "tests/support/timestamp_authority.h"

namespace vanthu::integration {
namespace {

using drafting::v1::Issuance;
using testing::HasSubstr;

constexpr absl::Duration kHalfAnHour = absl::Minutes(30);

Issuance Published(Installation& house) {
  const auto draft = house.CreateDraft(Installation::DispatchText("mức chữ ký"), "the-draft");
  EXPECT_TRUE(draft.ok() && house.Approve(*draft).ok()) << draft.status();
  const auto issuance = house.Issue(draft->name());
  house.Settle(kHalfAnHour);
  const Issuance published = *house.Find(issuance->name());
  EXPECT_EQ(published.state(), drafting::v1::ISSUANCE_STATE_PUBLISHED) << published.waiting_for_en();
  return published;
}

// The level is told wherever the dispatch is: in the issuance, at distribution, and to whoever opens the package.
TEST(SignatureLevel, IsTWithATimestampServiceAndToldToTheEnd) {
  support::TimestampAuthority authority;
  Installation house(78);
  house.AskForTimestampsAt(authority.url());
  ASSERT_TRUE(house.Open().ok());
  const Issuance published = Published(house);
  EXPECT_EQ(published.signatures(0).level(), "B-T") << published.signatures(0).shortfall();
  EXPECT_EQ(house.FindDispatch(published.dispatch())->signature_level(), "B-T");
  const std::string handed_over = house.Inbox("t-a")->front().location();
  const auto json = nlohmann::json::parse(std::ifstream(handed_over + "/dispatch.json"));
  EXPECT_EQ(json["signature_level"], "B-T");
  EXPECT_EQ(json["signatures"][0]["name"], "Trần Văn Ký");
}

TEST(SignatureLevel, IsBAndSaysWhyWhereTheServiceIsDown) {
  Installation house(79);
  house.AskForTimestampsAt("http://127.0.0.1:1/tsa");
  ASSERT_TRUE(house.Open().ok());
  const Issuance published = Published(house);
  for (const auto& done : published.signatures()) {
    EXPECT_EQ(done.level(), "B-B");
    EXPECT_THAT(done.shortfall(), HasSubstr("127.0.0.1:1"));
  }
  EXPECT_EQ(house.FindDispatch(published.dispatch())->signature_level(), "B-B");
}

}  // namespace
}  // namespace vanthu::integration
