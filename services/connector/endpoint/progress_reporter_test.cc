#include "services/connector/endpoint/progress_reporter.h"

#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/platform/status/reason.h"
#include "tests/support/inbox_house.h"

namespace vanthu::connector {
namespace {

using status::Reason;
using testing::IsEmpty;
using testing::SizeIs;

const std::vector<AgencyId> kTwo = {AgencyId::Trusted("so-y-te"), AgencyId::Trusted("so-cong-thuong")};

// Both agencies have an entry that does not go on, and distribution has not been told.
class ProgressReporterTest : public testing::Test {
 protected:
  void SetUp() override {
    house_.Settle();  // opened
    for (size_t agency = 0; agency < 2; ++agency) house_.Send(house_.Deliver("d1", agency));
    house_.distribution.files.clear();
    while (house_.process->intake.RunOnce(house_.clock.Now()) <= house_.clock.Now()) {}
    house_.process->hand_over.RunOnce(house_.clock.Now());
  }
  absl::Time Report() { return house_.process->progress.RunOnce(house_.clock.Now()); }

  support::InboxHouse house_{kTwo};
};

TEST_F(ProgressReporterTest, TellsOfEachEntryOnce) {
  EXPECT_EQ(Report(), absl::InfiniteFuture());
  Report();
  ASSERT_THAT(house_.distribution.progress, SizeIs(2));
  EXPECT_EQ(house_.distribution.progress[0].name.attempt, 1);
}

TEST_F(ProgressReporterTest, KeepsWhatItHasToTellUntilTheInboxIsOpen) {
  const auto answerer = house_.process->inboxes.Find(house_.hosted[0]);
  ASSERT_TRUE(answerer);
  house_.process->inboxes.Close(house_.hosted[0]);
  EXPECT_EQ(Report(), absl::InfiniteFuture()) << "it does not spin";
  ASSERT_THAT(house_.distribution.progress, SizeIs(1));
  EXPECT_EQ(house_.distribution.progress[0].name.agency, house_.hosted[1]);
  house_.process->inboxes.Open(house_.hosted[0], *answerer);
  Report();
  ASSERT_THAT(house_.distribution.progress, SizeIs(2));
  EXPECT_EQ(house_.distribution.progress[1].name.agency, house_.hosted[0]);
}

TEST_F(ProgressReporterTest, TellsNothingForAnInboxThatWasMovedUntilItComesBack) {
  const InboxId inbox = house_.distribution.inboxes.at(house_.hosted[0]);
  house_.distribution.inboxes[house_.hosted[0]] = InboxId::Trusted("elsewhere");
  Report();
  EXPECT_THAT(house_.distribution.progress, SizeIs(1));
  EXPECT_FALSE(house_.process->inboxes.Find(house_.hosted[0]));
  house_.distribution.inboxes[house_.hosted[0]] = inbox;
  house_.Advance(absl::Minutes(2));
  house_.Settle();
  EXPECT_THAT(house_.distribution.progress, SizeIs(2));
}

TEST_F(ProgressReporterTest, TriesAgainWhateverKeepsDistributionFromHearing) {
  for (const absl::Status& failure : {status::Error(Reason::kUnavailable, {{"name", "distribution"}}),
                                      absl::DeadlineExceededError("late"), absl::UnknownError("no reason given")}) {
    house_.distribution.progress_refusal = failure;
    EXPECT_GT(Report(), house_.clock.Now());
    EXPECT_LT(Report(), absl::InfiniteFuture());
  }
  EXPECT_THAT(house_.distribution.progress, IsEmpty());
  house_.distribution.progress_refusal = absl::OkStatus();
  Report();
  EXPECT_THAT(house_.distribution.progress, SizeIs(2));
}

}  // namespace
}  // namespace vanthu::connector
