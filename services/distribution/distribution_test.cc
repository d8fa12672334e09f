#include <filesystem>
#include <fstream>
#include <set>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/distribution/distribution_test_house.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/rpc/channel.h"
#include "services/platform/status/reason.h"

namespace vanthu::distribution::testing {
namespace {

using status::Reason;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;
using Stub = v1::Distribution::Stub;

class DistributionTest : public ::testing::Test {
 protected:
  House house_;
};

TEST_F(DistributionTest, SendsOneSealedRecordToEachRecipient) {
  const auto published = house_.PublishNew("d1", {"agencies/so-a", "agencies/so-b/units/vp"});
  ASSERT_TRUE(published.ok()) << published.status();
  EXPECT_EQ(published->delivery_count(), 2);
  EXPECT_EQ(house_.DeliveryTo("d1", "agencies/so-a").state(), v1::DELIVERY_STATE_QUEUED);
  house_.Turn();
  ASSERT_EQ(house_.Inbox("so-a").size(), 1u);
  ASSERT_EQ(house_.Inbox("so-b").size(), 1u);
  const auto received = house_.Received(house_.Inbox("so-b")[0]);
  EXPECT_EQ(received.recipient.Name(), "agencies/so-b/units/vp");
  EXPECT_EQ(received.note, "để báo cáo");
  EXPECT_EQ(received.attempt, 1);
  const auto delivery = house_.DeliveryTo("d1", "agencies/so-a");
  EXPECT_EQ(delivery.state(), v1::DELIVERY_STATE_SENT);
  EXPECT_EQ(delivery.sends(), 1);
  EXPECT_EQ(delivery.display_name(), "Tên của agencies/so-a");
}

TEST_F(DistributionTest, TellsWhoHasToActWhereARecipientIsNotConnected) {
  ASSERT_TRUE(house_.PublishNew("d1", {"agencies/so-xa", "agencies/chua-biet", "agencies/so-a"}).ok());
  house_.Turn();
  EXPECT_EQ(house_.DeliveryTo("d1", "agencies/so-a").state(), v1::DELIVERY_STATE_SENT);
  EXPECT_EQ(house_.DeliveryTo("d1", "agencies/chua-biet").state(), v1::DELIVERY_STATE_UNDELIVERABLE);
  const auto delivery = house_.DeliveryTo("d1", "agencies/so-xa");
  EXPECT_EQ(delivery.state(), v1::DELIVERY_STATE_UNDELIVERABLE);
  EXPECT_THAT(delivery.reason(), HasSubstr("agencies/so-xa"));
  EXPECT_TRUE(status::Is(house_.Resend(delivery, "r1").status(), Reason::kDeliveryNotOpen));
  house_.directory.connected["agencies/so-xa"] = true;
  ASSERT_TRUE(house_.Resend(delivery, "r1").ok());
  house_.Turn();
  EXPECT_EQ(house_.Inbox("so-xa").size(), 1u);
  EXPECT_EQ(house_.DeliveryTo("d1", "agencies/so-xa").state(), v1::DELIVERY_STATE_SENT);
}

TEST_F(DistributionTest, PublishesTheSameDispatchOnce) {
  const auto first = house_.PublishNew("d1", {"agencies/so-a"});
  ASSERT_TRUE(first.ok());
  house_.Turn();
  house_.clock.Advance(absl::Seconds(1));
  const auto again = house_.Publish(house_.Order("d1", {"agencies/so-a"}));
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->published_at().seconds(), first->published_at().seconds());
  house_.Turn();
  EXPECT_EQ(house_.Inbox("so-a").size(), 1u);
  auto other = house_.Order("d1", {"agencies/so-a"});
  other.mutable_dispatch()->set_abstract("V/v khác");
  EXPECT_TRUE(status::Is(house_.Publish(other).status(), Reason::kRequestIdReused));
}

TEST_F(DistributionTest, ACommitThatIsLostOrInDoubtEndsInOneDispatch) {
  const std::string pdf = "%PDF of d1";
  ASSERT_TRUE(house_.Upload(pdf, crypto::Sha256(pdf)).ok());
  const auto order = house_.Order("d1", {"agencies/so-a", "agencies/so-b"});
  for (const auto outcome : {sql::CommitOutcome::kFull, sql::CommitOutcome::kFailAfter}) {
    house_.next_commit = outcome;
    EXPECT_FALSE(house_.Publish(order).ok());
    house_.Close();
    house_.Open();
  }
  ASSERT_TRUE(house_.Publish(order).ok());
  house_.Turn();
  EXPECT_EQ(house_.Deliveries("d1").size(), 2u);
  EXPECT_EQ(house_.Inbox("so-a").size(), 1u);
}

TEST_F(DistributionTest, RefusesWhatDoesNotAgreeWithItselfOrIsNotWhole) {
  const auto missing = house_.Publish(house_.Order("d1", {"agencies/so-a"}));
  EXPECT_TRUE(status::Is(missing.status(), Reason::kFileMissing)) << missing.status();
  const std::string pdf = "%PDF of d1";
  EXPECT_TRUE(status::Is(house_.Upload("another", crypto::Sha256(pdf)), Reason::kDigestMismatch));
  EXPECT_TRUE(status::Is(house_.Publish(house_.Order("d1", {"agencies/so-a"})).status(), Reason::kFileMissing));
  ASSERT_TRUE(house_.Upload(pdf, crypto::Sha256(pdf)).ok());
  auto other_list = house_.Order("d1", {"agencies/so-a"});
  other_list.set_frozen_list(house_.Order("d1", {"agencies/so-a", "agencies/so-b"}).frozen_list());
  EXPECT_TRUE(status::Is(house_.Publish(other_list).status(), Reason::kInvalidField));
  auto other_number = house_.Order("d1", {"agencies/so-a"});
  other_number.mutable_dispatch()->set_number(8);
  EXPECT_TRUE(status::Is(house_.Publish(other_number).status(), Reason::kInvalidField));
  auto other_name = house_.Order("d1", {"agencies/so-a"});
  other_name.mutable_dispatch()->set_name("agencies/stttt/dispatches/d2");
  EXPECT_TRUE(status::Is(house_.Publish(other_name).status(), Reason::kInvalidField));
  EXPECT_TRUE(house_.Publish(house_.Order("d1", {"agencies/so-a"})).ok());
}

TEST_F(DistributionTest, SignsNothingThatTheDirectoryCannotVouchFor) {
  house_.directory.is_down = true;
  const auto refused = house_.PublishNew("d1", {"agencies/so-a"});
  EXPECT_TRUE(absl::IsUnavailable(refused.status())) << refused.status();
  house_.directory.is_down = false;
  EXPECT_TRUE(house_.Publish(house_.Order("d1", {"agencies/so-a"})).ok());
}

TEST_F(DistributionTest, SendsTheSameBytesAgainWhileThereIsNoAnswer) {
  ASSERT_TRUE(house_.PublishNew("d1", {"agencies/so-a"}).ok());
  house_.Turn();
  house_.clock.Advance(absl::Minutes(7));
  house_.Turn();
  house_.clock.Advance(absl::Minutes(13));
  house_.Turn();
  const auto records = house_.Inbox("so-a");
  ASSERT_EQ(records.size(), 3u);
  EXPECT_EQ(records[0].value, records[1].value);
  EXPECT_EQ(records[0].value, records[2].value);
  EXPECT_EQ(house_.DeliveryTo("d1", "agencies/so-a").sends(), 3);
}

TEST_F(DistributionTest, WaitsForABrokerThatIsDownAndSendsAgainToOneThatForgot) {
  house_.bus.SetDown(true);
  ASSERT_TRUE(house_.PublishNew("d1", {"agencies/so-a"}).ok());
  ASSERT_TRUE(house_.Register("agencies/so-b", house_.inbox).ok());
  house_.Turn();
  EXPECT_EQ(house_.DeliveryTo("d1", "agencies/so-a").state(), v1::DELIVERY_STATE_QUEUED);
  house_.bus.SetDown(false);
  house_.clock.Advance(absl::Minutes(2));
  house_.Turn();
  ASSERT_EQ(house_.Inbox("so-a").size(), 1u);

  ASSERT_TRUE(house_.PublishNew("d2", {"agencies/so-b"}).ok());
  house_.Turn();
  house_.Answer(house_.Received(house_.Inbox("so-b")[0]), ReceiptStatus::kArrived);
  house_.Turn();
  house_.bus.Wipe();
  house_.Turn();
  EXPECT_EQ(house_.Inbox("so-a").size(), 1u) << "what is open goes to the new log";
  EXPECT_EQ(house_.Inbox("so-b").size(), 0u) << "what is answered does not";
  house_.Answer(house_.Received(house_.Inbox("so-a")[0]), ReceiptStatus::kArrived);
  ASSERT_TRUE(house_.Register("agencies/so-a", house_.inbox).ok());
  house_.Turn();
  EXPECT_EQ(house_.DeliveryTo("d1", "agencies/so-a").state(), v1::DELIVERY_STATE_RECEIPTED)
      << "the new log is read from its start";
}

TEST_F(DistributionTest, UrgentDispatchesGoFirst) {
  for (const int urgency : {0, 3, 1}) {
    auto order = house_.Order(absl::StrCat("d", urgency), {"agencies/so-a"});
    order.mutable_dispatch()->set_urgency(urgency);
    const std::string pdf = absl::StrCat("%PDF of d", urgency);
    ASSERT_TRUE(house_.Upload(pdf, crypto::Sha256(pdf)).ok());
    ASSERT_TRUE(house_.Publish(order).ok());
  }
  house_.Turn();
  std::vector<std::string> keys;
  for (const auto& record : house_.Inbox("so-a")) keys.push_back(record.key);
  EXPECT_THAT(keys, ::testing::ElementsAre("d3", "d1", "d0"));
}

TEST_F(DistributionTest, AsksTheDirectoryOnceHoweverManyTheRecipientsAre) {
  std::vector<std::string> communes;
  for (int i = 0; i < 3321; ++i) {
    communes.push_back(absl::StrCat("agencies/xa-", i));
    if (i % 2 == 0) house_.directory.connected[communes.back()] = true;
  }
  ASSERT_TRUE(house_.PublishNew("d1", communes).ok());
  EXPECT_EQ(house_.directory.questions_of_connection, 1);
  house_.Turn(4);
  EXPECT_EQ(house_.Inbox("xa-3320").size(), 1u);
  EXPECT_EQ(house_.Inbox("xa-3319").size(), 0u);
}

TEST_F(DistributionTest, DropsWhatUploadsOfAKilledProcessLeft) {
  house_.Close();
  const std::filesystem::path staging = house_.folder.path() / "files/staging";
  std::filesystem::create_directories(staging);
  std::ofstream(staging / "half") << "half a file";
  house_.Open();
  EXPECT_FALSE(std::filesystem::exists(staging / "half"));
}

TEST_F(DistributionTest, ServesAFileToTheRegisteredInboxOfItsRecipientOnly) {
  ASSERT_TRUE(house_.PublishNew("d1", {"agencies/so-a"}).ok());
  ASSERT_TRUE(house_.PublishNew("d2", {"agencies/so-b"}).ok());
  const auto delivery = house_.DeliveryTo("d1", "agencies/so-a");
  const Digest pdf = crypto::Sha256("%PDF of d1");
  EXPECT_TRUE(status::Is(house_.ReadFile(delivery, pdf, "inbox-1").status(), Reason::kInboxMoved));
  ASSERT_TRUE(house_.Register("agencies/so-a", "inbox-1").ok());
  const auto read = house_.ReadFile(delivery, pdf, "inbox-1");
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(*read, "%PDF of d1");
  EXPECT_TRUE(status::Is(house_.ReadFile(delivery, pdf, "inbox-2").status(), Reason::kInboxMoved));
  EXPECT_TRUE(status::Is(house_.ReadFile(delivery, crypto::Sha256("%PDF of d2"), "inbox-1").status(), Reason::kNotFound));
}

TEST_F(DistributionTest, AnInboxIsMovedByAPersonOnly) {
  ASSERT_TRUE(house_.Register("agencies/stttt", "inbox-1").ok());
  EXPECT_TRUE(house_.Register("agencies/stttt", "inbox-1").ok());
  EXPECT_TRUE(status::Is(house_.Register("agencies/stttt", "inbox-2").status(), Reason::kInboxMoved));
  EXPECT_TRUE(status::Is(house_.Register("agencies/stttt", "inbox-2").status(), Reason::kInboxMoved));
  v1::ReleaseInboxRequest release;
  release.set_parent("agencies/stttt");
  const auto call = [&] {
    return rpc::CallUnary(*house_.drafting, &Stub::ReleaseInbox, release,
                          {.person_token = house_.PersonToken(type::v1::ROLE_ADMIN)});
  };
  EXPECT_TRUE(status::Is(call().status(), Reason::kInvalidField));
  release.set_reason("máy cũ hỏng");
  const auto released = call();
  ASSERT_TRUE(released.ok()) << released.status();
  EXPECT_EQ(released->released_inbox(), "inbox-1");
  EXPECT_TRUE(status::Is(house_.Register("agencies/stttt", "inbox-1").status(), Reason::kInboxMoved));  // it asks at once
  EXPECT_TRUE(house_.Register("agencies/stttt", "inbox-2").ok());
  EXPECT_THAT(house_.AuditWords(), ::testing::ElementsAre("inbox.registered ok", "inbox.registered INBOX_MOVED",
                                                          "inbox.released ok", "inbox.registered ok"));
}

TEST_F(DistributionTest, AReleasedInboxComesBackWhenItIsReleasedOnceMore) {
  ASSERT_TRUE(house_.Register("agencies/stttt", "inbox-1").ok());
  v1::ReleaseInboxRequest release;
  release.set_parent("agencies/stttt");
  release.set_reason("nhầm");
  const rpc::CallOptions admin{.person_token = house_.PersonToken(type::v1::ROLE_ADMIN)};
  ASSERT_TRUE(rpc::CallUnary(*house_.drafting, &Stub::ReleaseInbox, release, admin).ok());
  EXPECT_TRUE(status::Is(house_.Register("agencies/stttt", "inbox-1").status(), Reason::kInboxMoved));
  ASSERT_TRUE(rpc::CallUnary(*house_.drafting, &Stub::ReleaseInbox, release, admin).ok());
  EXPECT_TRUE(house_.Register("agencies/stttt", "inbox-1").ok());
}

}  // namespace
}  // namespace vanthu::distribution::testing
