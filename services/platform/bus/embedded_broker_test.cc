#include "services/platform/bus/embedded_broker.h"

#include <set>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_format.h"
#include "gtest/gtest.h"
#include "services/platform/crypto/seeded_randomness.h"
#include "services/platform/status/reason.h"

namespace vanthu::bus {
namespace {

std::vector<std::string> Topics(int count) {
  std::vector<std::string> topics;
  for (int i = 0; i < count; ++i) topics.push_back(absl::StrFormat("t%d", i));
  return topics;
}

std::vector<std::string> ReadAll(Consumer& consumer, size_t count) {
  std::vector<std::string> values;
  for (int i = 0; i < 100 && values.size() < count; ++i) {
    const auto records = consumer.Poll(1000, absl::Milliseconds(100));
    if (!records.ok()) continue;
    for (const Record& record : *records) values.push_back(record.value);
  }
  return values;
}

class EmbeddedBrokerTest : public ::testing::Test {
 protected:
  std::unique_ptr<EmbeddedBroker> Start(EmbeddedBrokerOptions options = {}) {
    return EmbeddedBroker::Start(randomness_, std::move(options)).value();
  }
  crypto::SeededRandomness randomness_{3};
};

TEST_F(EmbeddedBrokerTest, ListensOnThisMachineOnly) { EXPECT_EQ(Start()->bootstrap_servers().substr(0, 10), "127.0.0.1:"); }

TEST_F(EmbeddedBrokerTest, TakesItsRunIdFromTheRandomnessItIsGiven) {
  crypto::SeededRandomness same(3);
  const auto one = Start();
  const auto other = EmbeddedBroker::Start(same).value();
  EXPECT_EQ(one->run_id(), other->run_id());
  EXPECT_NE(one->run_id(), Start()->run_id());
}

TEST_F(EmbeddedBrokerTest, RefusesMoreTopicsThanItsLimitAndMakesNoneOfThem) {
  const auto broker = Start({.topics_max = 3});
  EXPECT_TRUE(broker->CreateTopics(Topics(3)).ok());
  EXPECT_TRUE(broker->CreateTopics(Topics(3)).ok());
  EXPECT_TRUE(status::Is(broker->CreateTopics(Topics(4)), status::Reason::kLimitExceeded));
  const auto bus = broker->NewBus("test");
  EXPECT_TRUE(bus->NewProducer().value()->Produce({{"t0", "k", "v", {}, 0}})[0].ok());
}

TEST_F(EmbeddedBrokerTest, MakesAThousandTopicsAndCarriesARecordToEach) {
  const auto broker = Start();
  const auto bus = broker->NewBus("test");
  const std::vector<std::string> topics = Topics(1000);
  ASSERT_TRUE(bus->EnsureTopics(topics).ok());
  std::vector<Record> records;
  std::vector<Position> positions;
  for (const std::string& topic : topics) {
    records.push_back({topic, "k", topic, {}, 0});
    positions.push_back({topic, 0});
  }
  for (const absl::Status& status : bus->NewProducer().value()->Produce(records)) ASSERT_TRUE(status.ok()) << status;
  const auto consumer = bus->NewConsumer().value();
  ASSERT_TRUE(consumer->Assign(positions).ok());
  const auto values = ReadAll(*consumer, topics.size());
  EXPECT_EQ(std::set<std::string>(values.begin(), values.end()), std::set<std::string>(topics.begin(), topics.end()));
}

TEST_F(EmbeddedBrokerTest, StartsAnewManyTimesWhileItsClientsLiveOn) {
  const auto broker = Start();
  const auto bus = broker->NewBus("test");
  ASSERT_TRUE(bus->EnsureTopics({"a"}).ok());
  const auto producer = bus->NewProducer().value();
  const auto consumer = bus->NewConsumer().value();
  ASSERT_TRUE(consumer->Assign({{"a", 0}}).ok());
  std::set<std::string> runs;
  for (int i = 0; i < 5; ++i) {
    const std::string value = absl::StrFormat("%d", i);
    ASSERT_TRUE(producer->Produce({{"a", "k", value, {}, 0}})[0].ok());
    EXPECT_EQ(ReadAll(*consumer, 1), std::vector<std::string>{value});
    EXPECT_TRUE(runs.insert(bus->LogIdentity().value()).second);
    ASSERT_TRUE(broker->Restart().ok());
  }
}

TEST_F(EmbeddedBrokerTest, StartsAnewWhenItsLogIsTooLargeAndSaysSoByItsIdentity) {
  const auto broker = Start({.bytes_max = 10000});
  const auto bus = broker->NewBus("test");
  ASSERT_TRUE(bus->EnsureTopics({"a"}).ok());
  const auto producer = bus->NewProducer().value();
  const std::string identity = bus->LogIdentity().value();
  ASSERT_TRUE(producer->Produce({{"a", "k", std::string(8000, 'x'), {}, 0}})[0].ok());
  ASSERT_TRUE(producer->Produce({{"a", "k", std::string(8000, 'x'), {}, 0}})[0].ok());
  EXPECT_EQ(bus->LogIdentity().value(), identity);
  ASSERT_TRUE(producer->Produce({{"a", "k", "after", {}, 0}})[0].ok());
  EXPECT_NE(bus->LogIdentity().value(), identity);
  const auto consumer = bus->NewConsumer().value();
  ASSERT_TRUE(consumer->Assign({{"a", 0}}).ok());
  EXPECT_EQ(ReadAll(*consumer, 1), std::vector<std::string>{"after"});
}

TEST_F(EmbeddedBrokerTest, WaitsWithARestartForProducersAtWork) {
  const auto broker = Start();
  const auto bus = broker->NewBus("test");
  ASSERT_TRUE(bus->EnsureTopics({"a"}).ok());
  std::vector<absl::Status> outcomes;
  std::thread caller([&] {
    const auto producer = bus->NewProducer().value();
    for (int i = 0; i < 50; ++i) outcomes.push_back(producer->Produce({{"a", "k", "v", {}, 0}})[0]);
  });
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(broker->Restart().ok());
  caller.join();
  for (const absl::Status& outcome : outcomes) EXPECT_TRUE(outcome.ok()) << outcome;
}

}  // namespace
}  // namespace vanthu::bus
