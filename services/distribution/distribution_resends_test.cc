#include <optional>

#include "gtest/gtest.h"
#include "services/distribution/distribution_test_house.h"
#include "services/platform/status/reason.h"

namespace vanthu::distribution::testing {
namespace {

using status::Reason;

class ResendTest : public ::testing::Test {
 protected:
  House house_;
};

TEST_F(ResendTest, ADeadDeliveryRestsUntilAPersonRevivesIt) {
  ASSERT_TRUE(house_.PublishNew("d1", {"agencies/so-a"}).ok());
  house_.Turn();
  ASSERT_TRUE(house_.Register("agencies/so-a", house_.inbox).ok());
  const auto delivery = house_.DeliveryTo("d1", "agencies/so-a");
  EXPECT_TRUE(status::Is(house_.Report(delivery, "dead", "another"), Reason::kInboxMoved));
  ASSERT_TRUE(house_.Report(delivery, "retrying", house_.inbox).ok());
  EXPECT_EQ(house_.DeliveryTo("d1", "agencies/so-a").progress(), "retrying");
  ASSERT_TRUE(house_.Report(delivery, "dead", house_.inbox).ok());
  EXPECT_EQ(house_.DeliveryTo("d1", "agencies/so-a").state(), v1::DELIVERY_STATE_DEAD);
  house_.clock.Advance(absl::Hours(100));
  house_.Turn();
  EXPECT_EQ(house_.Inbox("so-a").size(), 1u);
  const auto resent = house_.Resend(delivery, "r1");
  ASSERT_TRUE(resent.ok()) << resent.status();
  EXPECT_FALSE(resent->new_attempt());
  house_.Turn();
  ASSERT_EQ(house_.Inbox("so-a").size(), 2u);
  EXPECT_EQ(house_.DeliveryTo("d1", "agencies/so-a").state(), v1::DELIVERY_STATE_SENT);
}

TEST_F(ResendTest, AResendSaysInItsSignedRecordThatAPersonAskedForIt) {
  ASSERT_TRUE(house_.PublishNew("d1", {"agencies/so-a"}).ok());
  house_.Turn();
  const auto delivery = house_.DeliveryTo("d1", "agencies/so-a");
  ASSERT_TRUE(house_.Resend(delivery, "r1").ok());
  house_.Turn();
  house_.clock.Advance(-absl::Hours(1));  // a clock that was wrong: the next resend is later all the same
  ASSERT_TRUE(house_.Resend(delivery, "r2").ok());
  house_.Turn();
  house_.clock.Advance(absl::Hours(9));
  house_.Turn();
  const auto records = house_.Inbox("so-a");
  ASSERT_EQ(records.size(), 4u);
  auto sent = house_.Received(records[0]);
  const auto first = house_.Received(records[1]), second = house_.Received(records[2]);
  EXPECT_EQ(sent.resent_at, std::nullopt);
  ASSERT_NE(first.resent_at, std::nullopt);
  EXPECT_GT(second.resent_at, first.resent_at);
  EXPECT_EQ(records[3].value, records[2].value) << "the relay's own repeat says nothing new";
  sent.resent_at = first.resent_at;
  sent.sealed_at = first.sealed_at;
  EXPECT_EQ(first, sent) << "the same attempt in everything else";
}

TEST_F(ResendTest, ALateWordOfAConnectorBuriesNothing) {
  ASSERT_TRUE(house_.PublishNew("d1", {"agencies/so-a"}).ok());
  house_.Turn();
  ASSERT_TRUE(house_.Register("agencies/so-a", house_.inbox).ok());
  const auto first = house_.DeliveryTo("d1", "agencies/so-a");
  const auto now = [&] { return house_.DeliveryTo("d1", "agencies/so-a"); };

  // It gave up before it saw the resend.
  ASSERT_TRUE(house_.Resend(first, "r1").ok());
  ASSERT_TRUE(house_.Report(first, "dead", house_.inbox).ok());
  EXPECT_NE(now().state(), v1::DELIVERY_STATE_DEAD);
  house_.Turn();
  ASSERT_EQ(house_.Inbox("so-a").size(), 2u);
  const auto resent = house_.Received(house_.Inbox("so-a")[1]);
  ASSERT_TRUE(house_.Report(first, "dead", house_.inbox, resent.resent_at).ok());
  EXPECT_EQ(now().state(), v1::DELIVERY_STATE_DEAD);

  // It tells of the first attempt when the second is open.
  house_.Answer(resent, ReceiptStatus::kRefused);
  house_.Turn();
  ASSERT_TRUE(house_.Resend(first, "r2")->new_attempt());
  ASSERT_TRUE(house_.Report(first, "dead", house_.inbox, resent.resent_at).ok());
  EXPECT_EQ(now().attempt(), 2);
  EXPECT_NE(now().state(), v1::DELIVERY_STATE_DEAD);
  EXPECT_EQ(now().progress(), "");
  ASSERT_TRUE(house_.Report(now(), "dead", house_.inbox).ok());
  EXPECT_EQ(now().state(), v1::DELIVERY_STATE_DEAD);
  auto of_no_attempt = now();
  of_no_attempt.set_attempt(0);
  EXPECT_TRUE(status::Is(house_.Report(of_no_attempt, "dead", house_.inbox), Reason::kInvalidField));
}

}  // namespace
}  // namespace vanthu::distribution::testing
