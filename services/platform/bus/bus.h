#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace vanthu::bus {

struct Header {
  std::string name;
  std::string value;
};

struct Record {
  std::string topic;
  std::string key;
  std::string value;
  std::vector<Header> headers;
  int64_t offset = 0;  // set by the consumer
};

// Where to read a topic on: the offset of the next record. Offsets mean something only within one log identity.
struct Position {
  std::string topic;
  int64_t next_offset = 0;
};

// Sends records, at least once. Threads: one caller at a time.
class Producer {
 public:
  virtual ~Producer() = default;
  // Sends all of them without waiting in between, then waits until each is acknowledged by all replicas or has failed; one status
  // for each, in their order. BROKER_UNAVAILABLE may have reached the log all the same: send again, the receiver drops what it
  // has.
  virtual std::vector<absl::Status> Produce(const std::vector<Record>& records) = 0;
};

// Reads assigned topics (one partition each); offsets are the caller's, kept beside its inbox. Threads: one caller at a time.
class Consumer {
 public:
  virtual ~Consumer() = default;
  // Replaces what is read. A position beyond the log's end or before its start is read from the earliest record.
  virtual absl::Status Assign(const std::vector<Position>& positions) = 0;
  virtual absl::StatusOr<std::vector<Record>> Poll(int records_max, absl::Duration wait_max) = 0;
};

// A connection to one broker or cluster. Two implementations: librdkafka (kafka_bus.h), and one in memory for tests
// (simulated_bus.h). Outlives its producers and consumers. Threads: any.
class Bus {
 public:
  virtual ~Bus() = default;
  virtual absl::StatusOr<std::unique_ptr<Producer>> NewProducer() = 0;
  virtual absl::StatusOr<std::unique_ptr<Consumer>> NewConsumer() = 0;
  // Makes the topics that are missing, one partition each, and gives those that this client may neither see nor make: a broker
  // with access rules shows a client its own ones only. Idempotent.
  virtual absl::StatusOr<std::vector<std::string>> EnsureTopics(const std::vector<std::string>& topics) = 0;
  // Which log this is: the cluster's id on Kafka, a random run id on the embedded broker. Another identity means that offsets are
  // void and that everything still open has to be sent again.
  virtual absl::StatusOr<std::string> LogIdentity() = 0;
};

}  // namespace vanthu::bus
