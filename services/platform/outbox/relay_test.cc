#include "services/platform/outbox/relay.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/platform/bus/simulated_bus.h"

namespace vanthu::outbox {
namespace {

using bus::SimulatedBus;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kTopic[] = "vanthu.v1.inbox.a";
const absl::Time kNow = absl::FromUnixSeconds(1'717'000'000);

class FixedRandomness : public Randomness {
 public:
  std::string Bytes(size_t count) override { return std::string(count, '\x80'); }
};

class RelayTest : public ::testing::Test {
 protected:
  void SetUp() override {
    database_ = *sql::Database::Open({.url = "sqlite::memory:", .commit_outcome = [this] { return commit_outcome_; }});
    ASSERT_TRUE(database_->Migrate("outbox", Migrations()).ok());
  }
  Relay MakeRelay(int batch_max = 512, bool ends_with_ack = false) {
    return Relay(*database_, bus_, randomness_,
                 {.name = "test.relay",
                  .batch_max = batch_max,
                  .resend_delay = [](const OpenEntry& entry, Randomness&) { return absl::Minutes(entry.sends); },
                  .ends_with_ack = [ends_with_ack](const OpenEntry&) { return ends_with_ack; }});
  }
  void AddEntry(const std::string& name, Urgency urgency = Urgency::kNormal, absl::Time due = kNow) {
    const absl::Status added = database_->Write([&](sql::Transaction& tx) {
      return Add(tx, {{name, {kTopic, name, "value of " + name, {{"ce_id", name}}, 0}, urgency, due}});
    });
    ASSERT_TRUE(added.ok()) << added;
  }
  std::vector<std::string> Keys() const {
    std::vector<std::string> keys;
    for (const bus::Record& record : bus_.Records(kTopic)) keys.push_back(record.key);
    return keys;
  }
  std::vector<OpenEntry> OpenEntries() {
    return *sql::Read<std::vector<OpenEntry>>(*database_,
                                              [](sql::Transaction& tx) { return Due(tx, absl::InfiniteFuture(), 1000); });
  }

  sql::CommitOutcome commit_outcome_ = sql::CommitOutcome::kCommit;
  std::unique_ptr<sql::Database> database_;
  SimulatedBus bus_;
  FixedRandomness randomness_;
};

TEST_F(RelayTest, SendsWhatIsDueUrgentOnesFirstAndSleepsUntilTheNext) {
  AddEntry("normal");
  AddEntry("flash", Urgency::kFlash);
  AddEntry("later", Urgency::kFlash, kNow + absl::Seconds(30));
  Relay relay = MakeRelay();
  EXPECT_EQ(relay.RunOnce(kNow), kNow + absl::Seconds(30));
  EXPECT_THAT(Keys(), ElementsAre("flash", "normal"));
  EXPECT_EQ(bus_.Records(kTopic)[0].value, "value of flash");
  EXPECT_EQ(bus_.Records(kTopic)[0].headers.at(0).value, "flash");
}

TEST_F(RelayTest, SleepsUntilItIsWokenWhenNothingIsOpen) {
  Relay relay = MakeRelay();
  EXPECT_EQ(relay.RunOnce(kNow), absl::InfiniteFuture());
  EXPECT_THAT(bus_.Topics(), IsEmpty());
}

TEST_F(RelayTest, SendsAgainAfterItsDelayUntilItIsClosed) {
  AddEntry("a");
  Relay relay = MakeRelay();
  EXPECT_EQ(relay.RunOnce(kNow), kNow + absl::Minutes(1));
  EXPECT_EQ(relay.RunOnce(kNow + absl::Seconds(59)), kNow + absl::Minutes(1));
  EXPECT_EQ(relay.RunOnce(kNow + absl::Minutes(1)), kNow + absl::Minutes(3)) << "the second delay is longer";
  EXPECT_THAT(Keys(), ElementsAre("a", "a"));
  ASSERT_TRUE(database_->Write([](sql::Transaction& tx) { return Close(tx, "a"); }).ok());
  EXPECT_EQ(relay.RunOnce(kNow + absl::Hours(9)), absl::InfiniteFuture());
}

TEST_F(RelayTest, EndsWithTheAckWhereNoAnswerIsWaitedFor) {
  AddEntry("a");
  Relay relay = MakeRelay(512, /*ends_with_ack=*/true);
  EXPECT_EQ(relay.RunOnce(kNow), absl::InfiniteFuture());
  EXPECT_THAT(OpenEntries(), IsEmpty());
}

TEST_F(RelayTest, TakesOneBatchAtATimeAndAsksToBeCalledAgain) {
  for (int i = 0; i < 5; ++i) AddEntry("e" + std::to_string(i));
  Relay relay = MakeRelay(2);
  EXPECT_EQ(relay.RunOnce(kNow), kNow);
  EXPECT_EQ(Keys().size(), 2u);
  EXPECT_EQ(relay.RunOnce(kNow), kNow);
  EXPECT_EQ(relay.RunOnce(kNow), kNow + absl::Minutes(1));
  EXPECT_THAT(Keys(), ElementsAre("e0", "e1", "e2", "e3", "e4"));
}

TEST_F(RelayTest, PostponesOnlyWhatWasNotAcknowledged) {
  AddEntry("a");
  AddEntry("b");
  bus_.Next(1, SimulatedBus::Fate::kAckLost);
  Relay relay = MakeRelay();
  const absl::Time next = relay.RunOnce(kNow);
  EXPECT_GT(next, kNow);
  EXPECT_LT(next, kNow + absl::Seconds(1));
  EXPECT_FALSE(relay.last_failure().ok()) << "one record was not taken";
  EXPECT_EQ(OpenEntries().at(0).entry.name, "a");
  EXPECT_EQ(OpenEntries().at(0).sends, 0);
  EXPECT_EQ(OpenEntries().at(1).sends, 1);
  relay.RunOnce(next);
  EXPECT_THAT(Keys(), ElementsAre("a", "b", "a")) << "at least once: what may have arrived is sent again";
}

TEST_F(RelayTest, WaitsLongerAndLongerForABrokerThatIsDownAndLosesNothing) {
  AddEntry("a");
  bus_.SetDown(true);
  Relay relay = MakeRelay();
  absl::Time now = kNow;
  absl::Duration last = absl::ZeroDuration();
  for (int i = 0; i < 5; ++i) {
    const absl::Time next = relay.RunOnce(now);
    EXPECT_GT(next - now, last);
    last = next - now;
    now = next;
  }
  EXPECT_FALSE(relay.last_failure().ok());
  for (int i = 0; i < 50; ++i) now = relay.RunOnce(now);
  EXPECT_LE(relay.RunOnce(now) - now, absl::Minutes(1));
  bus_.SetDown(false);
  relay.RunOnce(now + absl::Minutes(1));
  EXPECT_TRUE(relay.last_failure().ok()) << relay.last_failure();
  EXPECT_THAT(Keys(), ElementsAre("a"));
}

TEST_F(RelayTest, LeavesABrokerAloneThatTakesNothing) {
  for (int i = 0; i < 6; ++i) AddEntry("e" + std::to_string(i));
  bus_.SetDecide([](const bus::Record&) { return SimulatedBus::Fate::kRefused; });
  Relay relay = MakeRelay(2);
  EXPECT_GT(relay.RunOnce(kNow), kNow) << "though more is due";
  bus_.SetDecide(nullptr);
  absl::Time now = kNow;
  for (int i = 0; i < 8; ++i) now = std::min(relay.RunOnce(now), kNow + absl::Seconds(30));
  EXPECT_EQ(Keys().size(), 6u);
}

TEST_F(RelayTest, ARecordThatNobodyTakesSlowsDownNoOther) {
  bus_.SetDecide(
      [](const bus::Record& record) { return record.key == "bad" ? SimulatedBus::Fate::kRefused : SimulatedBus::Fate::kStored; });
  AddEntry("bad");
  Relay relay = MakeRelay();
  absl::Time now = kNow;
  for (int i = 0; i < 9; ++i) now = relay.RunOnce(now);
  EXPECT_EQ(OpenEntries().at(0).failures, 9);

  // Another one that meets a refusal waits for its own first pause, however often the first was refused.
  bus_.Next(1, SimulatedBus::Fate::kRefused);
  AddEntry("good", Urgency::kFlash, now);
  const absl::Time next = relay.RunOnce(now);
  EXPECT_LT(next, now + absl::Seconds(1));
  relay.RunOnce(next);
  EXPECT_THAT(Keys(), ElementsAre("good"));
}

TEST_F(RelayTest, PausesOfARefusedRecordGrowHoweverWellTheOthersGo) {
  bus_.SetDecide(
      [](const bus::Record& record) { return record.key == "bad" ? SimulatedBus::Fate::kRefused : SimulatedBus::Fate::kStored; });
  AddEntry("bad", Urgency::kFlash);
  Relay relay = MakeRelay(512, /*ends_with_ack=*/true);
  absl::Time now = kNow;
  absl::Duration last = absl::ZeroDuration();
  for (int i = 0; i < 5; ++i) {
    AddEntry("good" + std::to_string(i), Urgency::kNormal, now);
    relay.RunOnce(now);
    ASSERT_EQ(Keys().size(), static_cast<size_t>(i + 1));
    const absl::Time due = OpenEntries().at(0).entry.due;
    EXPECT_GT(due - now, last);
    last = due - now;
    now = due;
  }
  bus_.SetDecide(nullptr);
  relay.RunOnce(now);
  EXPECT_EQ(Keys().back(), "bad");
}

TEST_F(RelayTest, SendsAllThatIsOpenAgainToAnotherLog) {
  AddEntry("a");
  AddEntry("closed");
  Relay relay = MakeRelay();
  relay.RunOnce(kNow);
  ASSERT_TRUE(database_->Write([](sql::Transaction& tx) { return Close(tx, "closed"); }).ok());
  bus_.Wipe();
  relay.RunOnce(kNow + absl::Seconds(1));
  EXPECT_THAT(Keys(), ElementsAre("a"));
}

TEST_F(RelayTest, ARestartedOneSeesThatTheLogIsAnother) {
  AddEntry("a");
  MakeRelay().RunOnce(kNow);
  MakeRelay().RunOnce(kNow + absl::Seconds(1));
  EXPECT_THAT(Keys(), ElementsAre("a")) << "the same log: nothing is due";
  bus_.Wipe();
  MakeRelay().RunOnce(kNow + absl::Seconds(2));
  EXPECT_THAT(Keys(), ElementsAre("a"));
}

TEST_F(RelayTest, SendsAgainWhatItCouldNotNoteAsSent) {
  AddEntry("a");
  Relay relay = MakeRelay();
  relay.RunOnce(kNow - absl::Seconds(1));
  commit_outcome_ = sql::CommitOutcome::kFailBefore;
  const absl::Time next = relay.RunOnce(kNow);
  EXPECT_LT(next, kNow + absl::Seconds(1));
  commit_outcome_ = sql::CommitOutcome::kCommit;
  EXPECT_EQ(OpenEntries().at(0).sends, 0);
  relay.RunOnce(next);
  EXPECT_THAT(Keys(), ElementsAre("a", "a"));
  EXPECT_EQ(OpenEntries().at(0).sends, 1);
}

}  // namespace
}  // namespace vanthu::outbox
