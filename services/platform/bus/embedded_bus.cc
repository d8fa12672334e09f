#include "services/platform/bus/embedded_bus.h"

#include <shared_mutex>
#include <utility>

#include "services/platform/bus/kafka_consumer.h"
#include "services/platform/bus/kafka_producer.h"
#include "services/platform/status/macros.h"

namespace vanthu::bus {
namespace {

constexpr int64_t kRecordOverheadBytes = 200;  // an allowance for what the mock cluster keeps beside a record's own bytes

int64_t BytesOf(const std::vector<Record>& records) {
  int64_t bytes = 0;
  for (const Record& record : records) {
    bytes += kRecordOverheadBytes + static_cast<int64_t>(record.key.size() + record.value.size());
    for (const Header& header : record.headers) bytes += static_cast<int64_t>(header.name.size() + header.value.size());
  }
  return bytes;
}

}  // namespace

absl::StatusOr<std::vector<std::string>> EmbeddedBus::EnsureTopics(const std::vector<std::string>& topics) {
  RETURN_IF_ERROR(broker_.CreateTopics(topics));
  return std::vector<std::string>();
}

absl::StatusOr<std::unique_ptr<Producer>> EmbeddedBus::NewProducer() {
  return std::make_unique<EmbeddedProducer>(broker_, options_);
}

absl::StatusOr<std::unique_ptr<Consumer>> EmbeddedBus::NewConsumer() {
  return std::make_unique<EmbeddedConsumer>(broker_, options_);
}

std::vector<absl::Status> EmbeddedProducer::Produce(const std::vector<Record>& records) {
  absl::Status ready = broker_.RestartIfFull();
  std::shared_lock at_work(broker_.producing_);
  if (ready.ok()) ready = Follow();
  if (!ready.ok()) return std::vector<absl::Status>(records.size(), ready);
  broker_.bytes_ += BytesOf(records);
  return producer_->Produce(records);
}

absl::Status EmbeddedProducer::Follow() {
  std::string run_id = broker_.run_id();
  if (producer_ && run_id == run_id_) return absl::OkStatus();
  options_.bootstrap_servers = broker_.bootstrap_servers();
  producer_ = std::make_unique<KafkaProducer>(options_);
  run_id_ = std::move(run_id);
  return absl::OkStatus();
}

absl::Status EmbeddedConsumer::Assign(const std::vector<Position>& positions) {
  RETURN_IF_ERROR(Follow());
  positions_ = positions;
  for (Position& position : positions_) position.next_offset = 0;
  return consumer_->Assign(positions);
}

absl::StatusOr<std::vector<Record>> EmbeddedConsumer::Poll(int records_max, absl::Duration wait_max) {
  RETURN_IF_ERROR(Follow());
  return consumer_->Poll(records_max, wait_max);
}

absl::Status EmbeddedConsumer::Follow() {
  std::string run_id = broker_.run_id();
  if (consumer_ && run_id == run_id_) return absl::OkStatus();
  options_.bootstrap_servers = broker_.bootstrap_servers();
  consumer_.reset();
  ASSIGN_OR_RETURN(consumer_, KafkaConsumer::Connect(options_));
  run_id_ = std::move(run_id);
  return positions_.empty() ? absl::OkStatus() : consumer_->Assign(positions_);
}

}  // namespace vanthu::bus
