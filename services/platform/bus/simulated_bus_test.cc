#include "services/platform/bus/simulated_bus.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "services/platform/status/reason.h"

namespace vanthu::bus {
namespace {

using Fate = SimulatedBus::Fate;

class SimulatedBusTest : public ::testing::Test {
 protected:
  SimulatedBusTest() {
    EXPECT_TRUE(bus_.EnsureTopics({"a", "b"}).ok());
    EXPECT_TRUE(consumer_->Assign({{"a", 0}}).ok());
  }

  // 'y' for each record that was acknowledged, 'n' for each that was not.
  std::string Send(const std::string& values, const std::string& topic = "a") {
    std::vector<Record> records;
    for (const char value : values) records.push_back({topic, "k", std::string(1, value), {}, 0});
    std::string outcome;
    for (const absl::Status& status : producer_->Produce(records)) {
      EXPECT_TRUE(status.ok() || status::Is(status, status::Reason::kBrokerUnavailable)) << status;
      outcome += status.ok() ? 'y' : 'n';
    }
    return outcome;
  }
  std::string Read(int records_max = 100) {
    std::string values;
    const auto records = consumer_->Poll(records_max, absl::InfiniteDuration());
    EXPECT_TRUE(records.ok());
    for (const Record& record : *records) values += record.value;
    return values;
  }

  SimulatedBus bus_;
  std::unique_ptr<Producer> producer_ = bus_.NewProducer().value();
  std::unique_ptr<Consumer> consumer_ = bus_.NewConsumer().value();
};

TEST_F(SimulatedBusTest, RefusesTopicsThatNobodyMade) {
  EXPECT_EQ(Send("1", "c"), "n");
  EXPECT_EQ(bus_.Topics(), (std::vector<std::string>{"a", "b"}));
}

TEST_F(SimulatedBusTest, MeetsEachRecordWithTheFateThatWasQueued) {
  bus_.Next(1, Fate::kStored);
  bus_.Next(2, Fate::kRefused);
  bus_.Next(1, Fate::kAckLost);
  bus_.Next(1, Fate::kRepeated);
  bus_.Next(1, Fate::kLost);
  EXPECT_EQ(Send("1234567"), "ynnnyyy");
  EXPECT_EQ(Read(), "14557");
  EXPECT_EQ(bus_.Records("a").size(), 5u);
}

TEST_F(SimulatedBusTest, AsksTheTestAboutEveryRecord) {
  bus_.SetDecide([](const Record& record) { return record.value == "2" ? Fate::kLost : Fate::kStored; });
  EXPECT_EQ(Send("123"), "yyy");
  bus_.SetDecide(nullptr);
  EXPECT_EQ(Send("2"), "y");
  EXPECT_EQ(Read(), "132");
}

TEST_F(SimulatedBusTest, RewindsEveryConsumerOfATopic) {
  Send("123");
  EXPECT_EQ(Read(), "123");
  bus_.Rewind("b", 0);
  EXPECT_EQ(Read(), "");
  bus_.Rewind("a", 1);
  EXPECT_EQ(Read(), "23");
}

TEST_F(SimulatedBusTest, FailsEverythingWhileItIsDown) {
  bus_.SetDown(true);
  EXPECT_EQ(Send("1"), "n");
  EXPECT_FALSE(consumer_->Poll(1, absl::ZeroDuration()).ok());
  EXPECT_FALSE(bus_.LogIdentity().ok());
  EXPECT_FALSE(bus_.EnsureTopics({"c"}).ok());
  bus_.SetDown(false);
  EXPECT_EQ(Send("2"), "y");
  EXPECT_EQ(Read(), "2");
}

TEST_F(SimulatedBusTest, KeepsItsTopicsWhenItIsWiped) {
  Send("12");
  bus_.Wipe();
  EXPECT_TRUE(bus_.Records("a").empty());
  EXPECT_EQ(Send("3"), "y");
  EXPECT_EQ(Read(), "3");
}

TEST_F(SimulatedBusTest, StarvesNoTopicBehindAFullOne) {
  ASSERT_TRUE(consumer_->Assign({{"a", 0}, {"b", 0}}).ok());
  Send("123456", "a");
  Send("x", "b");
  EXPECT_EQ(Read(2), "12");
  EXPECT_EQ(Read(2), "x3");
}

TEST_F(SimulatedBusTest, ForgetsAConsumerThatIsGone) {
  Send("1");
  consumer_.reset();
  bus_.Wipe();
  bus_.Rewind("a", 0);
  consumer_ = bus_.NewConsumer().value();
  EXPECT_EQ(Read(), "");
}

}  // namespace
}  // namespace vanthu::bus
