#include <cairo.h>

#include <fstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/drafting/layout/sample_picture.h"
#include "tests/integration/installation.h"

namespace vanthu::integration {
namespace {

using drafting::v1::Issuance;
using testing::HasSubstr;

class OfficePictures : public testing::Test {
 protected:
  OfficePictures() : house_(81) {
    house_.ShowOwnPictures();
    EXPECT_TRUE(house_.Open().ok());
  }
  void PutSeal(const drafting::Colour& ink) {
    const auto folder = house_.folder() / "pictures" / kIssuer;
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "seal.png", std::ios::binary) << drafting::SamplePicturePng(CAIRO_FORMAT_ARGB32, 90, 90, ink);
  }
  Issuance Issue(const std::string& request) {
    const auto draft = house_.CreateDraft(Installation::DispatchText("con dấu của cơ quan"), request);
    EXPECT_TRUE(draft.ok() && house_.Approve(*draft).ok()) << draft.status();
    const auto issuance = house_.Issue(draft->name());
    house_.Settle(absl::Minutes(30));
    return *house_.Find(issuance->name());
  }

  Installation house_;
};

TEST_F(OfficePictures, OneThatCannotBeShownIsSaidBeforeANumberIsSpent) {
  PutSeal(drafting::kBlueInk);
  const Issuance refused = Issue("d1");
  EXPECT_EQ(refused.state(), drafting::v1::ISSUANCE_STATE_REFUSED);
  EXPECT_EQ(refused.reason(), "BAD_PICTURE");
  EXPECT_THAT(refused.waiting_for_vi(), HasSubstr("t-so/seal.png không dùng được: con dấu phải màu đỏ"));
  EXPECT_TRUE(house_.Register(2026)->empty());

  PutSeal(drafting::kRedInk);
  const Issuance published = Issue("d2");
  EXPECT_EQ(published.state(), drafting::v1::ISSUANCE_STATE_PUBLISHED) << published.waiting_for_en();
  EXPECT_EQ(published.number(), 1);
}

// A saga that has its number waits for a person to put the right file there, and goes on by itself.
TEST_F(OfficePictures, OneThatWasExchangedIsWaitedFor) {
  PutSeal(drafting::kRedInk);
  const auto draft = house_.CreateDraft(Installation::DispatchText("con dấu của cơ quan"), "d1");
  ASSERT_TRUE(house_.Approve(*draft).ok());
  const auto issuance = house_.Issue(draft->name());
  for (int i = 0; i < 9 && house_.Find(issuance->name())->signatures_size() == 0; ++i) house_.Step();
  PutSeal(drafting::kBlueInk);
  house_.Settle(absl::Minutes(5));
  const Issuance waiting = *house_.Find(issuance->name());
  EXPECT_EQ(waiting.state(), drafting::v1::ISSUANCE_STATE_SIGNING);
  EXPECT_EQ(waiting.reason(), "BAD_PICTURE");
  PutSeal(drafting::kRedInk);
  house_.Settle(absl::Minutes(5));
  EXPECT_EQ(house_.Find(issuance->name())->state(), drafting::v1::ISSUANCE_STATE_PUBLISHED);
}

}  // namespace
}  // namespace vanthu::integration
