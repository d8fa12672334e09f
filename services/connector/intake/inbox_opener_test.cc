#include "services/connector/intake/inbox_opener.h"

#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/inbox_house.h"

namespace vanthu::connector {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const std::vector<AgencyId> kTwo = {AgencyId::Trusted("so-y-te"), AgencyId::Trusted("so-cong-thuong")};

TEST(InboxOpener, KeepsTheInboxsNameOverRestarts) {
  support::InboxHouse house;
  house.Settle();
  const InboxId id = house.distribution.inboxes.at(house.hosted[0]);
  house.Restart();
  house.Settle();
  EXPECT_EQ(house.distribution.inboxes.at(house.hosted[0]), id);
  EXPECT_EQ(house.CountOfEvents("inbox.made"), 1);
}

TEST(InboxOpener, ReadsNothingForAnAgencyWhoseInboxIsElsewhereAndHoldsUpNoOther) {
  support::InboxHouse house(kTwo);
  house.distribution.inboxes[kTwo[0]] = InboxId::Trusted("elsewhere");
  house.Send(house.Deliver("d1", 0));
  house.Send(house.Deliver("d1", 1));
  house.Settle();
  EXPECT_THAT(house.Folders(0), IsEmpty());
  EXPECT_THAT(house.Folders(1), SizeIs(1));

  house.distribution.inboxes.erase(kTwo[0]);  // a person released it
  house.Advance(absl::Minutes(2));
  house.Settle();
  EXPECT_THAT(house.Folders(0), SizeIs(1));
}

TEST(InboxOpener, StopsHandingOverWhenItsInboxWasMoved) {
  support::InboxHouse house;
  house.Settle();
  house.distribution.inboxes[house.hosted[0]] = InboxId::Trusted("elsewhere");
  house.Send(house.Deliver("d1"));
  house.Settle();
  EXPECT_THAT(house.Folders(), IsEmpty());
  EXPECT_FALSE(house.process->inboxes.Find(house.hosted[0]));
  house.distribution.inboxes.erase(house.hosted[0]);
  house.Advance(absl::Minutes(2));
  house.Settle();
  EXPECT_THAT(house.Folders(), SizeIs(1));
}

TEST(InboxOpener, LearnsWhatAnEarlierInboxAnsweredBeforeItReads) {
  support::InboxHouse house;
  const auto arrived = house.Deliver("d1");
  const auto refused = house.Deliver("d2");
  house.distribution.received[house.hosted[0]] = {
      {house.issuer.Seal(arrived), {ReceiptStatus::kArrived, ReceiptStatus::kRegistered}},
      {house.issuer.Seal(refused), {ReceiptStatus::kRefused}}};
  auto next = refused;
  next.attempt = 2;
  house.Send(arrived);
  house.Send(refused);
  house.Send(next);
  house.Settle();
  EXPECT_THAT(house.Folders(), SizeIs(1));  // of the next attempt alone
  EXPECT_THAT(house.ReceiptCodes(), ElementsAre("01 attempt 1", "03 attempt 1", "02 attempt 1", "01 attempt 2"));
  EXPECT_EQ(house.CountOfEvents("inbox.filled"), 1);
}

TEST(InboxOpener, LearnsFromTheEndpointsLedgerWhatNobodyElseKnows) {
  support::InboxHouse house;
  house.Send(house.Deliver("d1"));
  house.Settle();
  ASSERT_THAT(house.Folders(), SizeIs(1));
  house.LoseDatabase();
  house.Settle();
  EXPECT_THAT(house.Folders(), SizeIs(1));
  EXPECT_THAT(house.ReceiptCodes(), ElementsAre("01 attempt 1", "01 attempt 1"));
}

TEST(InboxOpener, OpensWhenTheDirectoryAnswersAgain) {
  support::InboxHouse house(kTwo);
  house.directory.is_down = true;
  house.Send(house.Deliver("d1"));
  house.Settle();
  EXPECT_THAT(house.distribution.inboxes, IsEmpty());
  house.directory.is_down = false;
  house.Advance(absl::Seconds(2));
  house.Settle();
  EXPECT_THAT(house.Folders(), SizeIs(1));
  EXPECT_THAT(house.distribution.inboxes, SizeIs(2));
}

TEST(InboxOpener, HostsAnAgencyThatJoinsLaterWithoutARestart) {
  support::InboxHouse house;
  house.Settle();
  house.hosted.push_back(AgencyId::Trusted("so-moi"));
  house.Send(house.Deliver("d1", 1));
  house.Settle();
  EXPECT_THAT(house.Folders(1), IsEmpty());
  house.Advance(absl::Minutes(1));
  house.Settle();
  EXPECT_THAT(house.Folders(1), SizeIs(1));
}

TEST(InboxOpener, GoesOnForAnAgencyThatTheRollForgets) {
  support::InboxHouse house(kTwo);
  house.Settle();
  house.hosted = {kTwo[1]};
  house.Advance(absl::Minutes(1));
  house.Settle();
  house.hosted = kTwo;
  house.Send(house.Deliver("d1", 0));
  house.Settle();
  EXPECT_THAT(house.Folders(0), SizeIs(1));
}

}  // namespace
}  // namespace vanthu::connector
