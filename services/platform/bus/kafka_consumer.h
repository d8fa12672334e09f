#pragma once

#include <librdkafka/rdkafka.h>

#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "services/platform/bus/bus.h"
#include "services/platform/bus/kafka_client.h"

namespace vanthu::bus {

// A consumer of assigned partitions. librdkafka is told to report an offset that the log does not have (auto.offset.reset=error)
// instead of choosing one in silence; it is then read from the earliest record, with a line in the log: the inbox drops what it
// has already. Threads: one caller at a time.
class KafkaConsumer : public Consumer {
 public:
  static absl::StatusOr<std::unique_ptr<KafkaConsumer>> Connect(KafkaOptions options);
  absl::Status Assign(const std::vector<Position>& positions) override;
  // An error that is no record's (a topic that is refused, no broker) is returned once, when there is no record to return.
  absl::StatusOr<std::vector<Record>> Poll(int records_max, absl::Duration wait_max) override;

 private:
  explicit KafkaConsumer(KafkaOptions options) : options_(std::move(options)) {}

  static void OnError(rd_kafka_t* client, int error, const char* text, void* owner);
  void Take(const rd_kafka_message_t& message, std::vector<Record>& records);
  void TakeError(const rd_kafka_message_t& message);
  absl::Status ReadFromTheEarliest();

  const KafkaOptions options_;
  const ClientOwner owner_{this, &options_};
  std::unordered_map<std::string, int64_t> next_offsets_;  // by topic: records below are repeats
  std::vector<std::string> lost_;                          // topics whose position the log does not have
  absl::Status problem_;
  Client client_;  // last: its threads are gone before what they call back
};

}  // namespace vanthu::bus
