#pragma once

#include <librdkafka/rdkafka.h>

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "services/platform/bus/bus.h"
#include "services/platform/bus/kafka_client.h"

namespace vanthu::bus {

// An idempotent producer. It keeps a handle of every topic it has sent to, so that librdkafka keeps their leaders fresh: the
// first record to a topic whose leader is not known waits up to a second. A fatal error (idempotence lost its sequence; a bug
// of 2.0.2 after timeouts) ends the client; the next Produce builds another. Threads: one caller at a time.
class KafkaProducer : public Producer {
 public:
  explicit KafkaProducer(KafkaOptions options) : options_(std::move(options)) {}
  ~KafkaProducer() override { Disconnect(); }
  KafkaProducer(const KafkaProducer&) = delete;
  KafkaProducer& operator=(const KafkaProducer&) = delete;

  std::vector<absl::Status> Produce(const std::vector<Record>& records) override;
  absl::Status Connect();

 private:
  struct Topic {
    rd_kafka_topic_t* handle = nullptr;
    rd_kafka_resp_err_t problem = RD_KAFKA_RESP_ERR_NO_ERROR;  // why its leader is not known; none: it is
  };
  using Outcomes = std::vector<rd_kafka_resp_err_t>;

  static void OnDelivery(rd_kafka_t* client, const rd_kafka_message_t* message, void* owner);
  absl::Status FindTopics(const std::vector<Record>& records, std::vector<const Topic*>& found);
  absl::Status LearnLeaders();
  bool AskForLeaders(const Topic* only);
  void Enqueue(const std::vector<Record>& records, const std::vector<const Topic*>& topics, Outcomes& outcomes);
  rd_kafka_resp_err_t EnqueueOne(const Record& record, const Topic& topic, rd_kafka_resp_err_t* outcome);
  void AwaitReports();
  void Disconnect();

  const KafkaOptions options_;
  const ClientOwner owner_{this, &options_};
  Client client_;
  std::unordered_map<std::string, Topic> topics_;
  std::vector<Topic*> cold_;          // topics whose leader is not known
  std::vector<rd_kafka_vu_t> parts_;  // of the record being enqueued; kept for its memory
  size_t unreported_ = 0;
};

}  // namespace vanthu::bus
