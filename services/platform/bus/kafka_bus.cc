#include "services/platform/bus/kafka_bus.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

#include "services/platform/bus/kafka_admin_request.h"
#include "services/platform/bus/kafka_client.h"
#include "services/platform/bus/kafka_consumer.h"
#include "services/platform/bus/kafka_producer.h"
#include "services/platform/status/macros.h"

namespace vanthu::bus {
namespace {

constexpr size_t kTopicsInOneRequest = 500;

struct DestroyTopic {
  void operator()(rd_kafka_NewTopic_t* topic) const { rd_kafka_NewTopic_destroy(topic); }
};
using NewTopic = std::unique_ptr<rd_kafka_NewTopic_t, DestroyTopic>;

// Adds to `refused` those that the broker did not let this client make.
absl::Status ReadAnswer(rd_kafka_event_t* event, std::vector<std::string>& refused) {
  RETURN_IF_ERROR(StatusOf(rd_kafka_event_error(event)));
  size_t count = 0;
  const auto* result = rd_kafka_event_CreateTopics_result(event);
  const rd_kafka_topic_result_t* const* topics = rd_kafka_CreateTopics_result_topics(result, &count);
  for (size_t i = 0; i < count; ++i) {
    const rd_kafka_resp_err_t error = rd_kafka_topic_result_error(topics[i]);
    const bool is_refused =
        error == RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED || error == RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED;
    if (is_refused) {
      refused.emplace_back(rd_kafka_topic_result_name(topics[i]));
    } else if (error != RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS) {
      RETURN_IF_ERROR(StatusOf(error));
    }
  }
  return absl::OkStatus();
}

}  // namespace

// The client for questions about the cluster. Threads: any.
class KafkaBus::Admin {
 public:
  explicit Admin(KafkaOptions options) : options_(std::move(options)) {}

  absl::Status Connect() {
    ASSIGN_OR_RETURN(client_, NewClient(owner_, {.type = RD_KAFKA_PRODUCER}));
    return absl::OkStatus();
  }

  // The names of [begin, end) in one request; those that may not be made are added to `refused`.
  absl::Status Create(const std::string* begin, const std::string* end, std::vector<std::string>& refused) {
    std::vector<NewTopic> topics;
    std::vector<rd_kafka_NewTopic_t*> request;
    std::array<char, 512> error{};
    for (const std::string* name = begin; name != end; ++name) {
      topics.emplace_back(rd_kafka_NewTopic_new(name->c_str(), 1, options_.replication_factor, error.data(), error.size()));
      if (!topics.back()) return BrokerUnavailable(KafkaSays(error.data()));
      request.push_back(topics.back().get());
    }
    const auto send = [&](auto* how, auto* answers) {
      rd_kafka_CreateTopics(client_.get(), request.data(), request.size(), how, answers);
    };
    ASSIGN_OR_RETURN(const Event event, AskAdmin(client_.get(), RD_KAFKA_ADMIN_OP_CREATETOPICS, options_.request_timeout, send));
    return ReadAnswer(event.get(), refused);
  }

  // Those of `topics` that the cluster does not have.
  absl::StatusOr<std::vector<std::string>> Missing(const std::vector<std::string>& topics) {
    const rd_kafka_metadata_t* metadata = nullptr;
    RETURN_IF_ERROR(StatusOf(rd_kafka_metadata(client_.get(), 1, nullptr, &metadata, Milliseconds(options_.request_timeout))));
    std::set<std::string_view> there;
    for (int i = 0; i < metadata->topic_cnt; ++i) there.insert(metadata->topics[i].topic);
    std::vector<std::string> missing;
    std::copy_if(topics.begin(), topics.end(), std::back_inserter(missing),
                 [&](const std::string& topic) { return !there.contains(topic); });
    rd_kafka_metadata_destroy(metadata);
    return missing;
  }

  // The id that librdkafka remembers is the last one it heard: asking for metadata makes it hear today's.
  absl::StatusOr<std::string> ClusterId() {
    const rd_kafka_metadata_t* metadata = nullptr;
    const int timeout_ms = Milliseconds(options_.request_timeout);
    RETURN_IF_ERROR(StatusOf(rd_kafka_metadata(client_.get(), 0, nullptr, &metadata, timeout_ms)));
    rd_kafka_metadata_destroy(metadata);
    char* id = rd_kafka_clusterid(client_.get(), timeout_ms);
    if (id == nullptr) return BrokerUnavailable({"cụm Kafka không cho biết mã của nó", "the cluster does not say its id"});
    std::string text = id;
    rd_kafka_mem_free(client_.get(), id);
    return text;
  }

 private:
  const KafkaOptions options_;
  const ClientOwner owner_{this, &options_};
  Client client_;
};

KafkaBus::KafkaBus(KafkaOptions options, std::unique_ptr<Admin> admin) : options_(std::move(options)), admin_(std::move(admin)) {}
KafkaBus::~KafkaBus() = default;

absl::StatusOr<std::unique_ptr<KafkaBus>> KafkaBus::Of(KafkaOptions options) {
  auto admin = std::make_unique<Admin>(options);
  RETURN_IF_ERROR(admin->Connect());
  return std::unique_ptr<KafkaBus>(new KafkaBus(std::move(options), std::move(admin)));
}

absl::StatusOr<std::unique_ptr<Producer>> KafkaBus::NewProducer() {
  auto producer = std::make_unique<KafkaProducer>(options_);
  RETURN_IF_ERROR(producer->Connect());
  return producer;
}

absl::StatusOr<std::unique_ptr<Consumer>> KafkaBus::NewConsumer() {
  ASSIGN_OR_RETURN(auto consumer, KafkaConsumer::Connect(options_));
  return consumer;
}

absl::StatusOr<std::vector<std::string>> KafkaBus::EnsureTopics(const std::vector<std::string>& all) {
  // Asked first: a principal that may only read its own topic may not make any, and need not.
  ASSIGN_OR_RETURN(const std::vector<std::string> topics, admin_->Missing(all));
  std::vector<std::string> refused;
  for (size_t at = 0; at < topics.size(); at += kTopicsInOneRequest) {
    const size_t count = std::min(kTopicsInOneRequest, topics.size() - at);
    RETURN_IF_ERROR(admin_->Create(topics.data() + at, topics.data() + at + count, refused));
  }
  return refused;
}

absl::StatusOr<std::string> KafkaBus::LogIdentity() { return admin_->ClusterId(); }

}  // namespace vanthu::bus
