#include "services/distribution/topic/topic_keeper.h"

#include <algorithm>
#include <optional>
#include <set>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/platform/bus/simulated_bus.h"
#include "services/platform/status/reason.h"

namespace vanthu::distribution {
namespace {

using bus::AccessRule;
using status::Reason;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

// The topics of a simulated bus, and rules that nobody enforces.
class RuleBook : public bus::BrokerAdmin {
 public:
  explicit RuleBook(bus::SimulatedBus& bus) : bus_(bus) {}
  absl::StatusOr<std::set<std::string>> Topics() override {
    const std::vector<std::string> topics = bus_.Topics();
    return std::set<std::string>(topics.begin(), topics.end());
  }
  absl::StatusOr<std::optional<std::set<AccessRule>>> Rules() override { return rules; }
  absl::Status AddRules(const std::vector<AccessRule>& added) override {
    if (!adds.ok()) return adds;
    rules->insert(added.begin(), added.end());
    return absl::OkStatus();
  }
  absl::Status RemoveRules(const std::vector<AccessRule>& removed) override {
    for (const AccessRule& rule : removed) rules->erase(rule);
    return absl::OkStatus();
  }

  std::optional<std::set<AccessRule>> rules{std::in_place};
  absl::Status adds;  // what AddRules fails with

 private:
  bus::SimulatedBus& bus_;
};

class TopicKeeperTest : public testing::Test {
 protected:
  TopicKeeper Keeper(ConnectorPrincipals principals = ConnectorPrincipals()) {
    return TopicKeeper({bus_, book_, [this] { return connected_; }, std::move(principals)});
  }
  std::vector<std::string> ReadersOf(const std::string& topic) {
    std::vector<std::string> readers;
    for (const AccessRule& rule : *book_.rules) {
      if (rule.name == topic) readers.push_back(rule.principal);
    }
    return readers;
  }

  bus::SimulatedBus bus_;
  RuleBook book_{bus_};
  absl::StatusOr<std::vector<AgencyId>> connected_ = std::vector{AgencyId::Trusted("so-a"), AgencyId::Trusted("so-b")};
  const absl::Time now_ = absl::FromUnixSeconds(1717035600);
};

TEST_F(TopicKeeperTest, MakesWhatIsMissingAndThenFindsNothingToDo) {
  TopicKeeper keeper = Keeper();
  EXPECT_GT(keeper.RunOnce(now_), now_);
  EXPECT_TRUE(keeper.last_failure().ok()) << keeper.last_failure();
  EXPECT_THAT(bus_.Topics(), ElementsAre("vanthu.v1.inbox.so-a", "vanthu.v1.inbox.so-b"));
  EXPECT_THAT(ReadersOf("vanthu.v1.inbox.so-a"), ElementsAre("User:connector"));
  EXPECT_TRUE(keeper.Plan()->IsEmpty());
}

TEST_F(TopicKeeperTest, FollowsAnAgencyThatJoins) {
  TopicKeeper keeper = Keeper();
  keeper.RunOnce(now_);
  connected_->push_back(AgencyId::Trusted("so-c"));
  const auto plan = keeper.Plan();
  ASSERT_TRUE(plan.ok()) << plan.status();
  EXPECT_THAT(plan->topics, ElementsAre("vanthu.v1.inbox.so-c"));
  EXPECT_THAT(plan->add, SizeIs(1));
  EXPECT_THAT(plan->remove, IsEmpty());
}

TEST_F(TopicKeeperTest, TakesAnInboxFromTheHostingConnectorWhenTheAgencyMoves) {
  Keeper().RunOnce(now_);
  Keeper(ConnectorPrincipals({{AgencyId::Trusted("so-a"), "connector-a"}})).RunOnce(now_);
  EXPECT_THAT(ReadersOf("vanthu.v1.inbox.so-a"), ElementsAre("User:connector-a"));
  EXPECT_THAT(ReadersOf("vanthu.v1.inbox.so-b"), ElementsAre("User:connector"));
  EXPECT_THAT(ReadersOf("connector-a"), ElementsAre("User:connector-a"));
}

TEST_F(TopicKeeperTest, DeletesNoTopicOfAnAgencyThatIsGone) {
  TopicKeeper keeper = Keeper();
  keeper.RunOnce(now_);
  connected_->clear();
  keeper.RunOnce(now_);
  EXPECT_THAT(bus_.Topics(), SizeIs(2));
  EXPECT_THAT(ReadersOf("vanthu.v1.inbox.so-a"), ElementsAre("User:connector"));
}

TEST_F(TopicKeeperTest, MakesTopicsOnABrokerWithoutRules) {
  book_.rules.reset();
  TopicKeeper keeper = Keeper();
  EXPECT_FALSE(keeper.Plan()->keeps_rules);
  keeper.RunOnce(now_);
  EXPECT_THAT(bus_.Topics(), SizeIs(2));
  EXPECT_TRUE(keeper.Plan()->IsEmpty());
}

TEST_F(TopicKeeperTest, TellsWhatItCouldNotDoAndTriesAgainSoon) {
  TopicKeeper keeper = Keeper();
  bus_.Refuse({"vanthu.v1.inbox.so-b"});
  EXPECT_LE(keeper.RunOnce(now_), now_ + absl::Seconds(5));
  EXPECT_TRUE(status::Is(keeper.last_failure(), Reason::kConfigInvalid)) << keeper.last_failure();
  bus_.Refuse({});
  book_.adds = absl::UnavailableError("away");
  keeper.RunOnce(now_);
  EXPECT_TRUE(absl::IsUnavailable(keeper.last_failure())) << keeper.last_failure();
  book_.adds = absl::OkStatus();
  keeper.RunOnce(now_);
  EXPECT_TRUE(keeper.last_failure().ok()) << keeper.last_failure();
}

TEST_F(TopicKeeperTest, ChangesNothingWhileTheDirectoryIsAway) {
  connected_ = absl::UnavailableError("away");
  TopicKeeper keeper = Keeper();
  keeper.RunOnce(now_);
  EXPECT_TRUE(absl::IsUnavailable(keeper.last_failure()));
  EXPECT_THAT(bus_.Topics(), IsEmpty());
  EXPECT_THAT(*book_.rules, IsEmpty());
}

}  // namespace
}  // namespace vanthu::distribution
