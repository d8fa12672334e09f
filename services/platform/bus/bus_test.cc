#include "services/platform/bus/bus.h"

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_format.h"
#include "gtest/gtest.h"
#include "services/platform/bus/embedded_broker.h"
#include "services/platform/bus/simulated_bus.h"
#include "services/platform/crypto/seeded_randomness.h"
#include "services/platform/status/reason.h"

namespace vanthu::bus {
namespace {

// A bus, and how its log is wiped.
class Installation {
 public:
  virtual ~Installation() = default;
  virtual Bus& bus() = 0;
  virtual void Wipe() = 0;
};

class Simulated : public Installation {
 public:
  Bus& bus() override { return bus_; }
  void Wipe() override { bus_.Wipe(); }

 private:
  SimulatedBus bus_;
};

class Embedded : public Installation {
 public:
  Bus& bus() override { return *bus_; }
  void Wipe() override { ASSERT_TRUE(broker_->Restart().ok()); }

 private:
  crypto::SeededRandomness randomness_{1};
  std::unique_ptr<EmbeddedBroker> broker_ = EmbeddedBroker::Start(randomness_).value();
  std::unique_ptr<Bus> bus_ = broker_->NewBus("test");
};

struct Kind {
  const char* name;
  std::function<std::unique_ptr<Installation>()> make;
};

// What every Bus promises (bus.h), held against each implementation.
class BusContract : public ::testing::TestWithParam<Kind> {
 protected:
  void SetUp() override {
    ASSERT_TRUE(bus().EnsureTopics({"a", "b"}).ok());
    producer_ = bus().NewProducer().value();
    consumer_ = bus().NewConsumer().value();
  }

  Bus& bus() { return installation_->bus(); }

  void Send(const std::vector<Record>& records) {
    const auto statuses = producer_->Produce(records);
    ASSERT_EQ(statuses.size(), records.size());
    for (const absl::Status& status : statuses) ASSERT_TRUE(status.ok()) << status;
  }

  void Send(const std::string& topic, int first, int count) {
    std::vector<Record> records;
    for (int i = first; i < first + count; ++i) records.push_back({topic, "k", absl::StrFormat("%d", i), {}, 0});
    Send(records);
  }

  // Polls until `count` records are there; what is missing after many polls shows in the caller's comparison.
  std::vector<Record> Read(size_t count, int records_max = 1000) {
    std::vector<Record> all;
    for (int i = 0; i < 200 && all.size() < count; ++i) {
      auto records = consumer_->Poll(records_max, absl::Milliseconds(100));
      if (!records.ok()) continue;
      EXPECT_LE(records->size(), static_cast<size_t>(records_max));
      all.insert(all.end(), records->begin(), records->end());
    }
    return all;
  }

  static std::vector<std::string> Values(const std::vector<Record>& records) {
    std::vector<std::string> values;
    for (const Record& record : records) values.push_back(absl::StrFormat("%s%d=%s", record.topic, record.offset, record.value));
    return values;
  }

  std::unique_ptr<Installation> installation_ = GetParam().make();
  std::unique_ptr<Producer> producer_;
  std::unique_ptr<Consumer> consumer_;
};

TEST_P(BusContract, KeepsKeyValueAndHeadersExactly) {
  const std::string bytes("\0\xff\n\"", 4);
  Send({{"a", "khóa", bytes, {{"ce_id", "1"}, {"ce_id", "2"}, {"empty", ""}, {"bytes", bytes}}, 0}, {"a", "", "", {}, 0}});
  ASSERT_TRUE(consumer_->Assign({{"a", 0}}).ok());
  const auto records = Read(2);
  ASSERT_EQ(records.size(), 2u);
  EXPECT_EQ(records[0].topic, "a");
  EXPECT_EQ(records[0].key, "khóa");
  EXPECT_EQ(records[0].value, bytes);
  ASSERT_EQ(records[0].headers.size(), 4u);
  EXPECT_EQ(records[0].headers[1].name, "ce_id");
  EXPECT_EQ(records[0].headers[1].value, "2");
  EXPECT_EQ(records[0].headers[2].value, "");
  EXPECT_EQ(records[0].headers[3].value, bytes);
  EXPECT_EQ(records[1].value, "");
  EXPECT_TRUE(records[1].headers.empty());
}

TEST_P(BusContract, KeepsTheOrderOfATopicAndCountsOffsetsFromZero) {
  Send("a", 0, 3);
  Send("a", 3, 2);
  ASSERT_TRUE(consumer_->Assign({{"a", 0}}).ok());
  EXPECT_EQ(Values(Read(5)), (std::vector<std::string>{"a0=0", "a1=1", "a2=2", "a3=3", "a4=4"}));
}

TEST_P(BusContract, GivesNoMoreThanAskedAndNothingWhenThereIsNothing) {
  Send("a", 0, 5);
  ASSERT_TRUE(consumer_->Assign({{"a", 0}}).ok());
  EXPECT_EQ(Read(5, 2).size(), 5u);
  EXPECT_TRUE(consumer_->Poll(10, absl::Milliseconds(1))->empty());
}

TEST_P(BusContract, ReadsFromTheOffsetItIsGiven) {
  Send("a", 0, 5);
  ASSERT_TRUE(consumer_->Assign({{"a", 3}}).ok());
  EXPECT_EQ(Values(Read(2)), (std::vector<std::string>{"a3=3", "a4=4"}));
}

TEST_P(BusContract, ReadsWhatComesAfterTheEndItWasAssigned) {
  Send("a", 0, 2);
  ASSERT_TRUE(consumer_->Assign({{"a", 2}}).ok());
  EXPECT_TRUE(consumer_->Poll(10, absl::Milliseconds(50))->empty());
  Send("a", 2, 1);
  EXPECT_EQ(Values(Read(1)), (std::vector<std::string>{"a2=2"}));
}

TEST_P(BusContract, ReplacesWhatIsReadByAnotherAssignment) {
  Send("a", 0, 3);
  Send("b", 0, 2);
  ASSERT_TRUE(consumer_->Assign({{"a", 0}}).ok());
  EXPECT_EQ(Read(3).size(), 3u);
  ASSERT_TRUE(consumer_->Assign({{"a", 1}, {"b", 1}}).ok());
  auto values = Values(Read(3));
  std::sort(values.begin(), values.end());
  EXPECT_EQ(values, (std::vector<std::string>{"a1=1", "a2=2", "b1=1"}));
  ASSERT_TRUE(consumer_->Assign({}).ok());
  Send("a", 3, 1);
  EXPECT_TRUE(consumer_->Poll(10, absl::Milliseconds(50))->empty());
}

TEST_P(BusContract, ReadsFromTheEarliestWhereTheLogHasNoSuchOffset) {
  Send("a", 0, 2);
  Send("b", 0, 2);
  ASSERT_TRUE(consumer_->Assign({{"a", 77}, {"b", 1}}).ok());
  auto values = Values(Read(3));
  std::sort(values.begin(), values.end());
  EXPECT_EQ(values, (std::vector<std::string>{"a0=0", "a1=1", "b1=1"}));
  Send("a", 2, 1);
  EXPECT_EQ(Values(Read(1)), (std::vector<std::string>{"a2=2"}));
}

TEST_P(BusContract, CarriesManyTopicsInOneCall) {
  std::vector<std::string> topics;
  std::vector<Record> records;
  std::vector<Position> positions;
  for (int i = 0; i < 200; ++i) {
    topics.push_back(absl::StrFormat("vanthu.v1.inbox.agency-%d", i));
    records.push_back({topics.back(), "k", absl::StrFormat("%d", i), {{"n", "v"}}, 0});
    positions.push_back({topics.back(), 0});
  }
  ASSERT_TRUE(bus().EnsureTopics(topics).ok());
  ASSERT_TRUE(bus().EnsureTopics(topics).ok());
  ASSERT_TRUE(consumer_->Assign(positions).ok());
  Send(records);
  Send(records);
  std::map<std::string, int> seen;
  for (const Record& record : Read(400)) {
    EXPECT_EQ(record.offset, seen[record.topic]++);
    EXPECT_EQ(record.topic, topics[static_cast<size_t>(std::stoi(record.value))]);
  }
  EXPECT_EQ(seen.size(), 200u);
  for (const auto& [topic, count] : seen) EXPECT_EQ(count, 2) << topic;
}

TEST_P(BusContract, KeepsItsIdentityWhileTheLogLives) {
  const std::string identity = bus().LogIdentity().value();
  Send("a", 0, 1);
  EXPECT_EQ(bus().LogIdentity().value(), identity);
  EXPECT_FALSE(identity.empty());
}

TEST_P(BusContract, ShowsAWipedLogByAnotherIdentityAndReadsItFromItsStart) {
  const std::string identity = bus().LogIdentity().value();
  Send("a", 0, 3);
  ASSERT_TRUE(consumer_->Assign({{"a", 0}, {"b", 0}}).ok());
  EXPECT_EQ(Read(3).size(), 3u);
  installation_->Wipe();
  EXPECT_NE(bus().LogIdentity().value(), identity);
  Send("a", 10, 2);
  Send("b", 20, 1);
  auto values = Values(Read(3));
  std::sort(values.begin(), values.end());
  EXPECT_EQ(values, (std::vector<std::string>{"a0=10", "a1=11", "b0=20"}));
}

TEST_P(BusContract, TwoConsumersReadTheSame) {
  Send("a", 0, 2);
  ASSERT_TRUE(consumer_->Assign({{"a", 0}}).ok());
  EXPECT_EQ(Read(2).size(), 2u);
  consumer_ = bus().NewConsumer().value();
  ASSERT_TRUE(consumer_->Assign({{"a", 0}}).ok());
  EXPECT_EQ(Values(Read(2)), (std::vector<std::string>{"a0=0", "a1=1"}));
}

TEST_P(BusContract, ProducesNothingAndReadsNothingGladly) {
  EXPECT_TRUE(producer_->Produce({}).empty());
  EXPECT_TRUE(consumer_->Poll(10, absl::ZeroDuration())->empty());
}

INSTANTIATE_TEST_SUITE_P(Buses, BusContract,
                         ::testing::Values(Kind{"Simulated", [] { return std::make_unique<Simulated>(); }},
                                           Kind{"Embedded", [] { return std::make_unique<Embedded>(); }}),
                         [](const auto& test_case) { return test_case.param.name; });

}  // namespace
}  // namespace vanthu::bus
