#pragma once

#include <memory>
#include <string>
#include <vector>

#include "services/platform/bus/bus.h"
#include "services/platform/bus/embedded_broker.h"
#include "services/platform/bus/kafka_bus.h"

namespace vanthu::bus {

// The embedded broker's Bus: the clients of KafkaBus over its sockets; topics and identity come from the broker itself, since the
// mock cluster makes no topics on request and its cluster id means nothing. Clients of an ended run are thrown away when they are
// used next.
class EmbeddedBus : public Bus {
 public:
  EmbeddedBus(EmbeddedBroker& broker, KafkaOptions options) : broker_(broker), options_(std::move(options)) {}
  absl::StatusOr<std::unique_ptr<Producer>> NewProducer() override;
  absl::StatusOr<std::unique_ptr<Consumer>> NewConsumer() override;
  absl::StatusOr<std::vector<std::string>> EnsureTopics(const std::vector<std::string>& topics) override;
  absl::StatusOr<std::string> LogIdentity() override { return broker_.run_id(); }

 private:
  EmbeddedBroker& broker_;
  const KafkaOptions options_;
};

class EmbeddedProducer : public Producer {
 public:
  EmbeddedProducer(EmbeddedBroker& broker, KafkaOptions options) : broker_(broker), options_(std::move(options)) {}
  std::vector<absl::Status> Produce(const std::vector<Record>& records) override;

 private:
  absl::Status Follow();

  EmbeddedBroker& broker_;
  KafkaOptions options_;
  std::string run_id_;  // of the run that producer_ is connected to
  std::unique_ptr<Producer> producer_;
};

class EmbeddedConsumer : public Consumer {
 public:
  EmbeddedConsumer(EmbeddedBroker& broker, KafkaOptions options) : broker_(broker), options_(std::move(options)) {}
  absl::Status Assign(const std::vector<Position>& positions) override;
  absl::StatusOr<std::vector<Record>> Poll(int records_max, absl::Duration wait_max) override;

 private:
  absl::Status Follow();

  EmbeddedBroker& broker_;
  KafkaOptions options_;
  std::string run_id_;  // of the run that consumer_ is connected to
  std::unique_ptr<Consumer> consumer_;
  std::vector<Position> positions_;  // the start of the next run's log, for the topics assigned
};

}  // namespace vanthu::bus
