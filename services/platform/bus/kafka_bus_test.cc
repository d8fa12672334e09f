#include "services/platform/bus/kafka_bus.h"

#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>

#include <atomic>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "services/platform/status/reason.h"

namespace vanthu::bus {
namespace {

using status::Reason;

constexpr int16_t kProduceApi = 0;

Record To(const std::string& topic, const std::string& value) { return {topic, "k", value, {{"n", "v"}}, 0}; }

// A mock cluster of three brokers, whose answers a test chooses.
class KafkaBusTest : public ::testing::Test {
 protected:
  KafkaBusTest() {
    rd_kafka_conf_t* conf = rd_kafka_conf_new();
    rd_kafka_conf_set(conf, "log_level", "0", nullptr, 0);
    rd_kafka_conf_set(conf, "test.mock.num.brokers", "3", nullptr, 0);
    owner_ = rd_kafka_new(RD_KAFKA_PRODUCER, conf, nullptr, 0);
    cluster_ = rd_kafka_handle_mock_cluster(owner_);
    rd_kafka_mock_topic_create(cluster_, "a", 1, 1);
    options_.bootstrap_servers = rd_kafka_mock_cluster_bootstraps(cluster_);
    options_.delivery_timeout = absl::Seconds(3);
    options_.request_timeout = absl::Seconds(3);
    options_.fetch_wait_max = absl::Milliseconds(10);
  }
  ~KafkaBusTest() override {
    producer_.reset();
    bus_.reset();
    rd_kafka_destroy(owner_);
  }

  void Connect() {
    bus_ = KafkaBus::Of(options_).value();
    producer_ = bus_->NewProducer().value();
  }
  void Answer(int16_t api, std::vector<rd_kafka_resp_err_t> errors) {
    rd_kafka_mock_push_request_errors_array(cluster_, api, errors.size(), errors.data());
  }
  std::vector<std::string> ReadAll(const std::string& topic, size_t count) {
    const auto consumer = bus_->NewConsumer().value();
    EXPECT_TRUE(consumer->Assign({{topic, 0}}).ok());
    std::vector<std::string> values;
    for (int i = 0; i < 100 && values.size() < count; ++i) {
      const auto records = consumer->Poll(100, absl::Milliseconds(100));
      if (!records.ok()) continue;
      for (const Record& record : *records) values.push_back(record.value);
    }
    return values;
  }

  rd_kafka_t* owner_ = nullptr;
  rd_kafka_mock_cluster_t* cluster_ = nullptr;
  KafkaOptions options_;
  std::unique_ptr<KafkaBus> bus_;
  std::unique_ptr<Producer> producer_;
};

TEST_F(KafkaBusTest, SendsAgainByItselfWhatABrokerOrALineLost) {
  Connect();
  ASSERT_TRUE(producer_->Produce({To("a", "0")})[0].ok());
  Answer(kProduceApi, {RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION, RD_KAFKA_RESP_ERR__TRANSPORT});
  EXPECT_TRUE(producer_->Produce({To("a", "1")})[0].ok());
  EXPECT_EQ(ReadAll("a", 2), (std::vector<std::string>{"0", "1"}));
}

TEST_F(KafkaBusTest, BuildsItsProducerAnewAfterAFatalError) {
  std::atomic<int> rebuilt = 0;
  options_.log = [&](std::string_view line) {
    if (line.find("built anew") != std::string_view::npos) ++rebuilt;
  };
  Connect();
  ASSERT_TRUE(producer_->Produce({To("a", "0")})[0].ok());
  Answer(kProduceApi, {RD_KAFKA_RESP_ERR_OUT_OF_ORDER_SEQUENCE_NUMBER});
  const auto statuses = producer_->Produce({To("a", "1")});
  EXPECT_TRUE(status::Is(statuses[0], Reason::kBrokerUnavailable)) << statuses[0];
  EXPECT_EQ(rebuilt, 1);
  EXPECT_TRUE(producer_->Produce({To("a", "2")})[0].ok());
}

TEST_F(KafkaBusTest, FailsOneTopicWithoutHoldingTheOthers) {
  rd_kafka_mock_topic_set_error(cluster_, "gone", RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART);
  Connect();
  for (int round = 0; round < 2; ++round) {
    const auto statuses = producer_->Produce({To("a", "0"), To("gone", "1"), To(std::string(600, 'x'), "2"), To("a", "3")});
    EXPECT_TRUE(statuses[0].ok()) << statuses[0];
    EXPECT_TRUE(status::Is(statuses[1], Reason::kBrokerUnavailable)) << statuses[1];
    EXPECT_FALSE(statuses[2].ok());
    EXPECT_TRUE(statuses[3].ok()) << statuses[3];
  }
  rd_kafka_mock_topic_set_error(cluster_, "gone", RD_KAFKA_RESP_ERR_NO_ERROR);
  EXPECT_TRUE(producer_->Produce({To("gone", "1")})[0].ok());
}

TEST_F(KafkaBusTest, SaysWhatToDoWhereTheBrokersRulesRefuseATopic) {
  rd_kafka_mock_topic_set_error(cluster_, "kept", RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED);
  Connect();
  const auto statuses = producer_->Produce({To("a", "0"), To("kept", "1")});
  EXPECT_TRUE(statuses[0].ok()) << statuses[0];
  EXPECT_TRUE(status::Is(statuses[1], Reason::kConfigInvalid)) << statuses[1];
  EXPECT_NE(status::Text(statuses[1], status::Language::kVietnamese).find("\"topics apply\""), std::string::npos);
  EXPECT_NE(status::Text(statuses[1], status::Language::kEnglish).find("TOPIC_AUTHORIZATION_FAILED"), std::string::npos);
}

TEST_F(KafkaBusTest, RefusesARecordThatIsTooLargeForGood) {
  Connect();
  const auto statuses = producer_->Produce({To("a", std::string(2000000, 'x')), To("a", "1")});
  EXPECT_TRUE(status::Is(statuses[0], Reason::kLimitExceeded)) << statuses[0];
  EXPECT_FALSE(status::IsRetryable(statuses[0]));
  EXPECT_TRUE(statuses[1].ok());
}

TEST_F(KafkaBusTest, SaysThatNoBrokerAnswers) {
  options_.delivery_timeout = options_.request_timeout = absl::Milliseconds(1500);
  Connect();
  ASSERT_TRUE(producer_->Produce({To("a", "0")})[0].ok());
  rd_kafka_mock_broker_set_down(cluster_, -1);
  const auto statuses = producer_->Produce({To("a", "1"), To("a", "2")});
  for (const absl::Status& status : statuses) EXPECT_TRUE(status::Is(status, Reason::kBrokerUnavailable)) << status;
  EXPECT_TRUE(status::Is(bus_->LogIdentity().status(), Reason::kBrokerUnavailable));
  EXPECT_TRUE(status::Is(bus_->EnsureTopics({"b"}).status(), Reason::kBrokerUnavailable));
  rd_kafka_mock_broker_set_up(cluster_, -1);
  bool is_back = false;
  for (int i = 0; i < 10 && !is_back; ++i) is_back = producer_->Produce({To("a", "3")})[0].ok();
  EXPECT_TRUE(is_back);
}

TEST_F(KafkaBusTest, FindsALeaderThatComesALittleLate) {
  rd_kafka_mock_topic_set_error(cluster_, "a", RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE);
  Connect();
  EXPECT_FALSE(producer_->Produce({To("a", "0")})[0].ok());
  rd_kafka_mock_topic_set_error(cluster_, "a", RD_KAFKA_RESP_ERR_NO_ERROR);
  EXPECT_TRUE(producer_->Produce({To("a", "1")})[0].ok());
}

TEST_F(KafkaBusTest, NamesAPropertyThatIsWrong) {
  options_.properties = {{"no.such.property", "1"}};
  const absl::Status unknown = KafkaBus::Of(options_).status();
  EXPECT_TRUE(status::Is(unknown, Reason::kConfigInvalid)) << unknown;
  EXPECT_NE(unknown.message().find("no.such.property"), std::string::npos) << unknown;
  options_.properties = {{"security.protocol", "ssl"}, {"ssl.ca.location", "/nonexistent/ca.pem"}};
  const absl::Status no_file = KafkaBus::Of(options_).status();
  EXPECT_TRUE(status::Is(no_file, Reason::kConfigInvalid)) << no_file;
}

}  // namespace
}  // namespace vanthu::bus
