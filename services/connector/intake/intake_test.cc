#include "services/connector/intake/intake.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/platform/crypto/sha256.h"
#include "tests/support/inbox_house.h"

namespace vanthu::connector {
namespace {

using status::Reason;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class IntakeTest : public testing::Test {
 protected:
  void Report(const event::DispatchDelivery& delivery, int status, const std::string& reason = "") {
    const auto reported = house_.process->desk.Report(
        {{house_.hosted[0], delivery.delivery, delivery.attempt}, status, reason, "accounts/van-thu"});
    ASSERT_TRUE(reported.ok()) << reported.status();
  }
  event::DispatchDelivery Next(event::DispatchDelivery delivery) {
    ++delivery.attempt;
    return delivery;
  }

  support::InboxHouse house_;
};

TEST_F(IntakeTest, HandsADispatchOverOnceAndAnswersIt) {
  const auto delivery = house_.Deliver("d1");
  house_.Send(delivery);
  house_.Settle();
  EXPECT_THAT(house_.Folders(), SizeIs(1));
  ASSERT_THAT(house_.ReceiptCodes(), ElementsAre("01 attempt 1"));
  const event::Receipt receipt = house_.Receipts().front();
  EXPECT_EQ(receipt.delivery, delivery.delivery);
  EXPECT_EQ(receipt.content_digest, delivery.content_digest);
  EXPECT_EQ(receipt.inbox, house_.distribution.inboxes.at(house_.hosted[0]));
  ASSERT_THAT(house_.Entries(), SizeIs(1));
  EXPECT_EQ(house_.Entries()[0].state, InboxState::kHandedOver);
  EXPECT_EQ(house_.CountOfEvents("inbox.handed_over"), 1);
}

TEST_F(IntakeTest, AnswersARepeatWithEveryStatusReachedSoFar) {
  const auto delivery = house_.Deliver("d1");
  house_.Send(delivery);
  house_.Settle();
  Report(delivery, 3);
  house_.Settle();
  auto again = delivery;
  again.sealed_at += absl::Minutes(1);  // the issuer signs anew when its key changed: the same content
  house_.Send(again);
  house_.Settle();
  EXPECT_THAT(house_.ReceiptCodes(), ElementsAre("01 attempt 1", "03 attempt 1", "01 attempt 1", "03 attempt 1"));
  EXPECT_THAT(house_.Folders(), SizeIs(1));
  const auto records = house_.bus.Records(ReceiptsTopic(house_.issuer.agency));
  EXPECT_EQ(records[0].value, records[2].value);  // exact to the byte
}

TEST_F(IntakeTest, PutsTheSameDeliveryWithAnotherContentAside) {
  const auto delivery = house_.Deliver("d1");
  house_.Send(delivery);
  house_.Settle();
  const auto changed = house_.issuer.Deliver("d1", house_.To(), {house_.EntryOf("another", "a.pdf")}, house_.clock.Now());
  house_.Send(changed);
  house_.Settle();
  ASSERT_THAT(house_.Quarantined(), SizeIs(1));
  EXPECT_EQ(house_.Quarantined()[0].reason, "DIGEST_MISMATCH");
  EXPECT_THAT(house_.ReceiptCodes(), ElementsAre("01 attempt 1"));  // the record put aside is not answered
  EXPECT_EQ(house_.CountOfEvents("inbox.quarantined"), 1);
}

TEST_F(IntakeTest, RefusesAContradictingProofWith02) {
  auto delivery = house_.Deliver("d1");
  delivery.register_proof = house_.Deliver("d2").register_proof;
  house_.Send(delivery);
  house_.Settle();
  EXPECT_THAT(house_.ReceiptCodes(), ElementsAre("02 attempt 1"));
  EXPECT_THAT(house_.Receipts()[0].reason, testing::HasSubstr("mâu thuẫn"));
  EXPECT_THAT(house_.Folders(), IsEmpty());

  auto mended = Next(house_.Deliver("d1"));
  house_.Send(mended);
  house_.Settle();
  EXPECT_THAT(house_.ReceiptCodes(), ElementsAre("02 attempt 1", "01 attempt 2"));
  EXPECT_THAT(house_.Folders(), SizeIs(1));
}

TEST_F(IntakeTest, AnswersTheNextAttemptWithoutHandingItOver) {
  const auto delivery = house_.Deliver("d1");
  house_.Send(delivery);
  house_.Settle();
  Report(delivery, 4);
  house_.Send(Next(delivery));
  house_.Settle();
  EXPECT_THAT(house_.ReceiptCodes(), ElementsAre("01 attempt 1", "04 attempt 1", "01 attempt 2", "04 attempt 2"));
  EXPECT_THAT(house_.Folders(), SizeIs(1));
}

TEST_F(IntakeTest, HandsTheNextAttemptOverAfterAClerksRefusal) {
  const auto delivery = house_.Deliver("d1");
  house_.Send(delivery);
  house_.Settle();
  Report(delivery, 2, "Thiếu phụ lục");
  house_.Send(Next(delivery));
  house_.Settle();
  EXPECT_THAT(house_.ReceiptCodes(), ElementsAre("01 attempt 1", "02 attempt 1", "01 attempt 2"));
  EXPECT_THAT(house_.Folders(), SizeIs(2));
}

TEST_F(IntakeTest, AnswersAnAttemptThatCameWhileTheOneBeforeWasOpen) {
  const auto delivery = house_.Deliver("d1");
  const std::string pdf = house_.distribution.files.begin()->second;
  house_.distribution.files.clear();
  house_.Send(delivery);
  house_.Send(Next(delivery));
  house_.Settle();
  EXPECT_THAT(house_.ReceiptCodes(), IsEmpty());
  house_.PutFile(pdf);
  house_.Advance(absl::Minutes(1));
  house_.Settle();
  EXPECT_THAT(house_.ReceiptCodes(), ElementsAre("01 attempt 1", "01 attempt 2"));
  EXPECT_THAT(house_.Folders(), SizeIs(1));
}

TEST_F(IntakeTest, ReadsEverythingFromTheStartOfAnotherLog) {
  const auto first = house_.Deliver("d1");
  house_.Send(first);
  house_.Settle();
  house_.bus.Wipe();
  house_.Send(house_.Deliver("d2"));
  house_.Send(first);
  house_.Settle();
  EXPECT_THAT(house_.Folders(), SizeIs(2));
  EXPECT_THAT(house_.Entries(), SizeIs(2));
}

TEST_F(IntakeTest, GoesOnWhereItWasAfterARestart) {
  house_.Send(house_.Deliver("d1"));
  house_.Settle();
  house_.Restart();
  house_.Send(house_.Deliver("d2"));
  house_.Settle();
  EXPECT_THAT(house_.ReceiptCodes(),
              ElementsAre("01 attempt 1", "01 attempt 1"));  // one for each: the first record is not read again
  EXPECT_THAT(house_.Folders(), SizeIs(2));
}

// Whichever commit is cut off, before or after, the dispatch ends in one folder with one entry.
TEST_F(IntakeTest, LosesAndDoublesNothingWhenACommitIsCutOff) {
  int expected = 0;
  for (const auto outcome : {sql::CommitOutcome::kFailBefore, sql::CommitOutcome::kFailAfter}) {
    for (int fatal = 0; fatal < 6; ++fatal) {
      int commits = 0;
      house_.Send(house_.Deliver("d" + std::to_string(++expected)));
      house_.commit_outcome = [&] { return commits++ == fatal ? outcome : sql::CommitOutcome::kCommit; };
      house_.Settle();
      house_.commit_outcome = nullptr;
      house_.Restart();
      house_.Advance(absl::Minutes(1));
      house_.Settle();
      ASSERT_THAT(house_.Folders(), SizeIs(expected)) << "commit " << fatal;
      ASSERT_THAT(house_.Entries(), SizeIs(expected)) << "commit " << fatal;
    }
  }
}

TEST_F(IntakeTest, JudgesARecordOfAnUnknownKeyAgain) {
  const auto keys = std::exchange(house_.directory.envelope_keys, {});
  house_.Send(house_.Deliver("d1"));
  house_.Settle();
  ASSERT_THAT(house_.Quarantined(), SizeIs(1));
  EXPECT_EQ(house_.Quarantined()[0].reason, "UNKNOWN_KEY");
  house_.Advance(absl::Minutes(10));
  house_.Settle();
  EXPECT_THAT(house_.Quarantined(), SizeIs(1));
  house_.Restart();
  house_.directory.envelope_keys = keys;
  house_.Advance(absl::Minutes(10));
  house_.Settle();
  EXPECT_THAT(house_.Quarantined(), IsEmpty());
  EXPECT_THAT(house_.ReceiptCodes(), ElementsAre("01 attempt 1"));
  EXPECT_EQ(house_.CountOfEvents("inbox.quarantined"), 1);  // told once
}

TEST_F(IntakeTest, WaitsWhileTheDirectoryOrTheBrokerIsDown) {
  house_.Settle();  // opened
  house_.Send(house_.Deliver("d1"));
  house_.directory.is_down = true;
  house_.Settle();
  EXPECT_THAT(house_.Entries(), IsEmpty());
  EXPECT_THAT(house_.Quarantined(), IsEmpty());
  house_.directory.is_down = false;
  house_.bus.SetDown(true);
  house_.Settle();
  EXPECT_FALSE(house_.process->intake.last_failure().ok());
  house_.bus.SetDown(false);
  house_.Settle();
  EXPECT_TRUE(house_.process->intake.last_failure().ok()) << house_.process->intake.last_failure();
  EXPECT_THAT(house_.ReceiptCodes(), ElementsAre("01 attempt 1"));
}

TEST_F(IntakeTest, SurvivesRewoundLostAndRepeatedRecords) {
  house_.bus.Next(1, bus::SimulatedBus::Fate::kRepeated);
  house_.Send(house_.Deliver("d1"));
  house_.Settle();
  house_.bus.Rewind(InboxTopic(house_.hosted[0]), 0);
  house_.Settle();
  EXPECT_THAT(house_.Folders(), SizeIs(1));
  EXPECT_THAT(house_.Entries(), SizeIs(1));
}

TEST_F(IntakeTest, ReadsTheOthersWhileTheBrokerKeepsAnInboxFromIt) {
  house_.hosted.push_back(AgencyId::Trusted("so-noi-vu-b"));
  const std::string kept = InboxTopic(house_.hosted[0]);
  house_.Send(house_.Deliver("d1", 0));
  house_.Send(house_.Deliver("d2", 1));
  house_.bus.Refuse({kept});
  house_.Settle();
  EXPECT_THAT(house_.Folders(0), IsEmpty());
  EXPECT_THAT(house_.Folders(1), SizeIs(1));
  const absl::Status failure = house_.process->intake.last_failure();
  EXPECT_TRUE(status::Is(failure, Reason::kConfigInvalid)) << failure;
  EXPECT_THAT(status::Text(failure, status::Language::kEnglish), testing::HasSubstr(kept));
  EXPECT_THAT(status::Text(failure, status::Language::kVietnamese), testing::HasSubstr("topics apply"));

  house_.bus.Refuse({});
  house_.clock.Advance(absl::Minutes(1));
  house_.Settle();
  EXPECT_THAT(house_.Folders(0), SizeIs(1));
  EXPECT_TRUE(house_.process->intake.last_failure().ok()) << house_.process->intake.last_failure();
}

}  // namespace
}  // namespace vanthu::connector
