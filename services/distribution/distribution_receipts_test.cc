#include <algorithm>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/distribution/distribution_test_house.h"
#include "services/platform/rpc/channel.h"
#include "services/platform/status/reason.h"

namespace vanthu::distribution::testing {
namespace {

using status::Reason;
using ::testing::Contains;
using ::testing::Not;
using Stub = v1::Distribution::Stub;

class ReceiptIntakeTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(house_.PublishNew("d1", {"agencies/so-a", "agencies/so-b"}).ok());
    ASSERT_TRUE(house_.Register("agencies/so-a", house_.inbox).ok());
    house_.Turn();
    received_ = house_.Received(house_.Inbox("so-a")[0]);
  }
  v1::Delivery Delivery() { return house_.DeliveryTo("d1", "agencies/so-a"); }
  void SendAs(const event::Receipt& receipt, const std::string& agency) {
    house_.Send(receipt, house_.receipt_keys.at(agency), house_.receipt_key_ids.at(agency));
  }

  House house_;
  event::DispatchDelivery received_;
};

TEST_F(ReceiptIntakeTest, AReceiptedDeliveryIsNotSentAgain) {
  house_.Answer(received_, ReceiptStatus::kArrived);
  house_.Turn();
  EXPECT_EQ(Delivery().state(), v1::DELIVERY_STATE_RECEIPTED);
  EXPECT_EQ(Delivery().status(), 1);
  EXPECT_EQ(house_.DeliveryTo("d1", "agencies/so-b").state(), v1::DELIVERY_STATE_SENT);
  house_.clock.Advance(absl::Hours(100));
  house_.Turn();
  EXPECT_EQ(house_.Inbox("so-a").size(), 1u);
  EXPECT_GT(house_.Inbox("so-b").size(), 1u);
}

TEST_F(ReceiptIntakeTest, ReceiptsInAnyOrderAndAnyNumberEndInTheSameState) {
  std::vector<ReceiptStatus> order = {ReceiptStatus::kArrived, ReceiptStatus::kRegistered, ReceiptStatus::kDone,
                                      ReceiptStatus::kRecallAgreed};
  int dispatch = 1;
  do {
    const std::string id = absl::StrCat("p", ++dispatch);
    ASSERT_TRUE(house_.PublishNew(id, {"agencies/so-a"}).ok());
    house_.Turn(1);
    const auto received = house_.Received(house_.Inbox("so-a").back());
    for (const ReceiptStatus status : order) {
      house_.Answer(received, status);
      if (dispatch % 2 == 0) house_.Turn(1);
      if (dispatch % 3 == 0) house_.Answer(received, order.front());
    }
    house_.Turn(1);
    EXPECT_EQ(house_.DeliveryTo(id, "agencies/so-a").status(), 6);
    EXPECT_EQ(house_.DeliveryTo(id, "agencies/so-a").state(), v1::DELIVERY_STATE_RECEIPTED);
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST_F(ReceiptIntakeTest, ARefusalClosesTheAttemptAndAResendOpensTheNext) {
  house_.Answer(received_, ReceiptStatus::kArrived);
  house_.Answer(received_, ReceiptStatus::kRefused);
  house_.Turn();
  EXPECT_EQ(Delivery().state(), v1::DELIVERY_STATE_REFUSED);
  EXPECT_EQ(Delivery().reason(), "không thuộc thẩm quyền");
  const auto resent = house_.Resend(Delivery(), "r1");
  ASSERT_TRUE(resent.ok()) << resent.status();
  EXPECT_TRUE(resent->new_attempt());
  const auto again = house_.Resend(Delivery(), "r1");
  ASSERT_TRUE(again.ok());
  EXPECT_TRUE(again->new_attempt());
  EXPECT_EQ(again->delivery().attempt(), 2);
  house_.Turn();
  ASSERT_EQ(house_.Inbox("so-a").size(), 2u);
  const auto second = house_.Received(house_.Inbox("so-a")[1]);
  EXPECT_EQ(second.attempt, 2);
  EXPECT_EQ(second.content_digest, received_.content_digest);
  house_.Answer(second, ReceiptStatus::kRegistered);
  house_.Turn();
  EXPECT_EQ(Delivery().state(), v1::DELIVERY_STATE_RECEIPTED);
  EXPECT_EQ(Delivery().status(), 3);
}

TEST_F(ReceiptIntakeTest, AReceiptThatComesFirstWaits) {
  // The same dispatch in another house, whose broker this one then reads: as after a restore from a backup.
  House other;
  ASSERT_TRUE(other.PublishNew("d2", {"agencies/so-a"}).ok());
  other.Turn();
  auto received = other.Received(other.Inbox("so-a")[0]);
  house_.Answer(received, ReceiptStatus::kInProgress);
  received.attempt = 2;
  house_.Answer(received, ReceiptStatus::kArrived);
  house_.Turn();
  ASSERT_TRUE(house_.PublishNew("d2", {"agencies/so-a"}).ok());
  EXPECT_EQ(house_.DeliveryTo("d2", "agencies/so-a").status(), 5);
  received.attempt = 1;
  house_.Answer(received, ReceiptStatus::kRefused);
  house_.Turn();
  ASSERT_TRUE(house_.Resend(house_.DeliveryTo("d2", "agencies/so-a"), "r1")->new_attempt());
  EXPECT_EQ(house_.DeliveryTo("d2", "agencies/so-a").state(), v1::DELIVERY_STATE_RECEIPTED);
  house_.Turn();
  EXPECT_EQ(house_.Inbox("so-a").size(), 1u) << "what was answered before it was sent is not sent";
}

TEST_F(ReceiptIntakeTest, CountsOnlyTheSignersOwnDeliveryContentAndInbox) {
  const auto good = house_.ReceiptFor(received_, ReceiptStatus::kArrived);
  SendAs(good, "agencies/so-b");  // another's key: unknown for the agency that it names
  auto wrong = good;
  wrong.recipient = *Recipient::Parse("agencies/so-b");
  SendAs(wrong, "agencies/so-b");  // another's delivery
  wrong = good;
  wrong.content_digest = Digest();
  SendAs(wrong, "agencies/so-a");
  wrong = good;
  wrong.inbox = InboxId::Trusted("inbox-2");
  SendAs(wrong, "agencies/so-a");
  wrong = good;
  wrong.sealed_at = house_.clock.Now() - absl::Hours(24 * 365);  // before the key was valid
  SendAs(wrong, "agencies/so-a");
  house_.Send(good, house_.receipt_keys.at("agencies/so-b"), house_.receipt_key_ids.at("agencies/so-a"));  // forged
  const auto producer = house_.bus.NewProducer();
  ASSERT_TRUE((*producer)->Produce({{"vanthu.v1.receipts.stttt", "d1", "no envelope", {}, 0}})[0].ok());
  house_.Turn();
  EXPECT_EQ(Delivery().state(), v1::DELIVERY_STATE_SENT);
  const auto words = house_.AuditWords();
  EXPECT_EQ(std::count_if(words.begin(), words.end(), [](const auto& word) { return word.rfind("receipt.quarantined", 0) == 0; }),
            7);
  for (const char* reason :
       {"UNKNOWN_KEY", "WRONG_ADDRESSEE", "DIGEST_MISMATCH", "INBOX_MOVED", "BAD_SIGNATURE", "INVALID_FIELD"}) {
    EXPECT_THAT(words, Contains(absl::StrCat("receipt.quarantined ", reason)));
  }
  SendAs(good, "agencies/so-a");
  house_.Turn();
  EXPECT_EQ(Delivery().state(), v1::DELIVERY_STATE_RECEIPTED);
}

TEST_F(ReceiptIntakeTest, AReceiptOfAnUnknownKeyIsJudgedAgainLater) {
  const auto new_key = crypto::SigningKey::FromSeed(std::string(32, 'n'));
  const KeyId id = house_.directory.Learn("agencies/so-a", new_key);
  auto forgotten = house_.directory.keys.extract("agencies/so-a/keys/" + id.text());
  house_.Send(house_.ReceiptFor(received_, ReceiptStatus::kArrived), new_key, id);
  house_.Turn();
  EXPECT_EQ(Delivery().state(), v1::DELIVERY_STATE_SENT);
  house_.directory.keys.insert(std::move(forgotten));
  house_.clock.Advance(absl::Minutes(2));
  house_.Turn();
  EXPECT_EQ(Delivery().state(), v1::DELIVERY_STATE_RECEIPTED);
}

TEST_F(ReceiptIntakeTest, NothingIsReadTwiceOrLostByAFailureOrARestart) {
  house_.Answer(received_, ReceiptStatus::kArrived);
  house_.next_commit = sql::CommitOutcome::kFull;
  house_.distribution->pumps()[1]->RunOnce(house_.clock.Now());
  EXPECT_EQ(Delivery().state(), v1::DELIVERY_STATE_SENT);
  house_.Close();
  house_.Open();
  house_.Turn();
  EXPECT_EQ(Delivery().state(), v1::DELIVERY_STATE_RECEIPTED);
  house_.next_commit = sql::CommitOutcome::kFailAfter;
  house_.Answer(received_, ReceiptStatus::kRegistered);
  house_.distribution->pumps()[1]->RunOnce(house_.clock.Now());
  house_.Close();
  house_.Open();
  house_.bus.Rewind("vanthu.v1.receipts.stttt", 0);
  house_.Turn();
  EXPECT_EQ(Delivery().status(), 3);
  const auto words = house_.AuditWords();
  EXPECT_EQ(std::count(words.begin(), words.end(), "delivery.receipted ok"), 2);
}

TEST_F(ReceiptIntakeTest, ADirectoryThatIsDownHoldsReceiptsUpAndLosesNone) {
  house_.Close();
  house_.Open();  // nothing is known of keys any more
  house_.Answer(received_, ReceiptStatus::kArrived);
  house_.directory.is_down = true;
  house_.Turn();
  EXPECT_EQ(Delivery().state(), v1::DELIVERY_STATE_SENT);
  house_.directory.is_down = false;
  house_.Turn();
  EXPECT_EQ(Delivery().state(), v1::DELIVERY_STATE_RECEIPTED);
}

TEST_F(ReceiptIntakeTest, ANewInboxFillsItselfWithWhatWasAnswered) {
  house_.Answer(received_, ReceiptStatus::kArrived);
  house_.Answer(received_, ReceiptStatus::kRefused);
  house_.Turn();
  ASSERT_TRUE(house_.Resend(Delivery(), "r1").ok());
  house_.Turn();
  house_.Answer(house_.Received(house_.Inbox("so-a")[1]), ReceiptStatus::kArrived);
  house_.Turn();
  EXPECT_TRUE(house_.Register("agencies/so-a", house_.inbox)->has_received());
  v1::ListReceivedDeliveriesRequest request;
  request.set_parent("agencies/so-a");
  request.set_inbox("another");
  const auto call = [&] { return rpc::CallUnary(*house_.connector, &Stub::ListReceivedDeliveries, request); };
  EXPECT_TRUE(status::Is(call().status(), Reason::kInboxMoved));
  request.set_inbox(house_.inbox);
  request.set_page_size(1);
  const auto page = call();
  ASSERT_TRUE(page.ok()) << page.status();
  ASSERT_EQ(page->deliveries_size(), 2);
  EXPECT_EQ(page->deliveries(0).envelope(), house_.Inbox("so-a")[0].value);
  EXPECT_THAT(page->deliveries(0).statuses(), ::testing::ElementsAre(1, 2));
  EXPECT_EQ(page->deliveries(1).envelope(), house_.Inbox("so-a")[1].value);
  EXPECT_THAT(page->deliveries(1).statuses(), ::testing::ElementsAre(1));
  request.set_page_token(page->next_page_token());
  EXPECT_EQ(call()->deliveries_size(), 0);
}

}  // namespace
}  // namespace vanthu::distribution::testing
