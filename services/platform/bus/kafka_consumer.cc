#include "services/platform/bus/kafka_consumer.h"

#include <algorithm>

#include "absl/strings/str_format.h"
#include "services/platform/status/macros.h"

namespace vanthu::bus {
namespace {

constexpr int kPartition = 0;  // every topic of ours has one
// How long a batch waits for one more record. Polled without waiting, librdkafka often gives one record and then none while more
// follow at once: a fetch of a thousand topics would become as many batches, and a commit of the inbox for each.
constexpr int kGatherMs = 1;

struct DestroyMessage {
  void operator()(rd_kafka_message_t* message) const { rd_kafka_message_destroy(message); }
};
using Message = std::unique_ptr<rd_kafka_message_t, DestroyMessage>;

std::string Bytes(const void* data, size_t size) {
  return size == 0 ? std::string() : std::string(static_cast<const char*>(data), size);
}

std::vector<Header> HeadersOf(const rd_kafka_message_t& message) {
  std::vector<Header> headers;
  rd_kafka_headers_t* list = nullptr;
  if (rd_kafka_message_headers(&message, &list) != RD_KAFKA_RESP_ERR_NO_ERROR) return headers;
  headers.reserve(rd_kafka_header_cnt(list));
  const char* name = nullptr;
  const void* value = nullptr;
  size_t size = 0;
  for (size_t i = 0; rd_kafka_header_get_all(list, i, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR; ++i) {
    headers.push_back({name, Bytes(value, size)});
  }
  return headers;
}

Partitions ListOf(size_t count) { return Partitions(rd_kafka_topic_partition_list_new(static_cast<int>(count))); }

void AddTo(Partitions& list, const std::string& topic, int64_t offset) {
  rd_kafka_topic_partition_list_add(list.get(), topic.c_str(), kPartition)->offset = offset;
}

}  // namespace

absl::StatusOr<std::unique_ptr<KafkaConsumer>> KafkaConsumer::Connect(KafkaOptions options) {
  std::unique_ptr<KafkaConsumer> consumer(new KafkaConsumer(std::move(options)));
  const KafkaOptions& kept = consumer->options_;
  ASSIGN_OR_RETURN(consumer->client_,
                   NewClient(consumer->owner_,
                             {.type = RD_KAFKA_CONSUMER,
                              .properties = {{"group.id", GroupOf(kept)},
                                             {"enable.auto.commit", "false"},
                                             {"enable.auto.offset.store", "false"},
                                             {"auto.offset.reset", "error"},
                                             {"check.crcs", "true"},
                                             {"queued.min.messages", "1000"},
                                             {"queued.max.messages.kbytes", "16384"},
                                             {"fetch.error.backoff.ms", "100"},
                                             {"fetch.wait.max.ms", absl::StrFormat("%d", Milliseconds(kept.fetch_wait_max))}},
                              .on_error = OnError}));
  rd_kafka_poll_set_consumer(consumer->client_.get());
  return consumer;
}

absl::Status KafkaConsumer::Assign(const std::vector<Position>& positions) {
  next_offsets_.clear();
  lost_.clear();
  for (const Position& position : positions) next_offsets_[position.topic] = position.next_offset;
  Partitions list = ListOf(next_offsets_.size());
  for (const auto& [topic, offset] : next_offsets_) AddTo(list, topic, offset);
  return StatusOf(rd_kafka_assign(client_.get(), list.get()));
}

absl::StatusOr<std::vector<Record>> KafkaConsumer::Poll(int records_max, absl::Duration wait_max) {
  std::vector<Record> records;
  int wait_ms = Milliseconds(wait_max);
  while (static_cast<int>(records.size()) < records_max) {
    const Message message(rd_kafka_consumer_poll(client_.get(), wait_ms));
    if (!message) break;
    wait_ms = std::min(wait_ms, kGatherMs);
    if (message->err == RD_KAFKA_RESP_ERR_NO_ERROR) {
      Take(*message, records);
    } else {
      TakeError(*message);
    }
  }
  if (!lost_.empty()) problem_.Update(ReadFromTheEarliest());
  if (!records.empty() || problem_.ok()) return records;
  return std::exchange(problem_, absl::OkStatus());
}

void KafkaConsumer::Take(const rd_kafka_message_t& message, std::vector<Record>& records) {
  Record record;
  record.topic = rd_kafka_topic_name(message.rkt);
  const auto next = next_offsets_.find(record.topic);
  if (next == next_offsets_.end() || message.partition != kPartition || message.offset < next->second) return;
  next->second = message.offset + 1;
  record.key = Bytes(message.key, message.key_len);
  record.value = Bytes(message.payload, message.len);
  record.headers = HeadersOf(message);
  record.offset = message.offset;
  records.push_back(std::move(record));
}

void KafkaConsumer::TakeError(const rd_kafka_message_t& message) {
  const std::string topic = message.rkt == nullptr ? "" : rd_kafka_topic_name(message.rkt);
  const bool is_lost =
      message.err == RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET || message.err == RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE;
  Log(options_, absl::StrFormat("reading \"%s\": %s", topic, rd_kafka_message_errstr(&message)));
  if (is_lost && next_offsets_.count(topic) > 0) {
    lost_.push_back(topic);
  } else if (!is_lost) {
    problem_ = StatusOf(message.err);
  }
}

// A partition whose offset was refused is stopped, and cannot be sought: it is taken out and put in again.
absl::Status KafkaConsumer::ReadFromTheEarliest() {
  Partitions list = ListOf(lost_.size());
  for (const std::string& topic : lost_) {
    if (rd_kafka_topic_partition_list_find(list.get(), topic.c_str(), kPartition) != nullptr) continue;
    AddTo(list, topic, RD_KAFKA_OFFSET_BEGINNING);
    next_offsets_[topic] = 0;
  }
  lost_.clear();
  RETURN_IF_ERROR(StatusOf(Error(rd_kafka_incremental_unassign(client_.get(), list.get()))));
  return StatusOf(Error(rd_kafka_incremental_assign(client_.get(), list.get())));
}

// Called from within Poll.
void KafkaConsumer::OnError(rd_kafka_t*, int error, const char* text, void* owner) {
  auto* self = static_cast<KafkaConsumer*>(static_cast<ClientOwner*>(owner)->self);
  Log(self->options_, text);
  if (error == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN || error == RD_KAFKA_RESP_ERR__FATAL)
    self->problem_ = BrokerUnavailable(KafkaSays(text));
}

}  // namespace vanthu::bus
