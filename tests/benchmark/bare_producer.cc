#include "tests/benchmark/bare_producer.h"

#include <array>
#include <utility>

#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "services/platform/status/macros.h"

namespace vanthu::benchmark {
namespace {

constexpr int kPollMs = 100;
constexpr int kFlushMs = 10'000;

rd_kafka_vu_t Part(rd_kafka_vtype_t type) {
  rd_kafka_vu_t part = {};
  part.vtype = type;
  return part;
}

rd_kafka_vu_t Bytes(rd_kafka_vtype_t type, const std::string& bytes) {
  rd_kafka_vu_t part = Part(type);
  part.u.mem.ptr = const_cast<char*>(bytes.data());
  part.u.mem.size = bytes.size();
  return part;
}

}  // namespace

absl::StatusOr<std::unique_ptr<BareProducer>> BareProducer::Connect(const std::string& brokers,
                                                                    const std::vector<outbox::Entry>& entries) {
  std::unique_ptr<BareProducer> producer(new BareProducer);
  rd_kafka_conf_t* conf = rd_kafka_conf_new();
  std::array<char, 512> error{};
  const std::array<std::pair<const char*, const char*>, 5> properties = {{{"bootstrap.servers", brokers.c_str()},
                                                                          {"enable.idempotence", "true"},
                                                                          {"acks", "all"},
                                                                          {"linger.ms", "0"},
                                                                          {"socket.nagle.disable", "true"}}};
  for (const auto& [name, value] : properties) {
    if (rd_kafka_conf_set(conf, name, value, error.data(), error.size()) != RD_KAFKA_CONF_OK) {
      rd_kafka_conf_destroy(conf);
      return absl::InternalError(error.data());
    }
  }
  rd_kafka_conf_set_opaque(conf, producer.get());
  rd_kafka_conf_set_dr_msg_cb(conf, OnDelivery);
  producer->client_ = rd_kafka_new(RD_KAFKA_PRODUCER, conf, error.data(), error.size());
  if (producer->client_ == nullptr) return absl::InternalError(error.data());
  for (const outbox::Entry& entry : entries) {
    producer->records_.push_back(entry.record);
    producer->topics_.push_back(rd_kafka_topic_new(producer->client_, entry.record.topic.c_str(), nullptr));
  }
  return producer;
}

BareProducer::~BareProducer() {
  for (rd_kafka_topic_t* topic : topics_) rd_kafka_topic_destroy(topic);
  if (client_ == nullptr) return;
  rd_kafka_flush(client_, kFlushMs);
  rd_kafka_destroy(client_);
}

absl::StatusOr<absl::Duration> BareProducer::RunOnce() {
  failed_ = 0;
  const absl::Time start = absl::Now();
  for (size_t i = 0; i < records_.size(); ++i) RETURN_IF_ERROR(Enqueue(records_[i], topics_[i]));
  while (open_ > 0) rd_kafka_poll(client_, kPollMs);
  const absl::Duration span = absl::Now() - start;
  if (failed_ > 0) return absl::InternalError(absl::StrFormat("%d records of the bare producer failed", failed_));
  return span;
}

absl::Status BareProducer::Enqueue(const bus::Record& record, rd_kafka_topic_t* topic) {
  std::vector<rd_kafka_vu_t> parts;
  parts.push_back(Part(RD_KAFKA_VTYPE_RKT));
  parts.back().u.rkt = topic;
  parts.push_back(Part(RD_KAFKA_VTYPE_PARTITION));
  parts.back().u.i32 = 0;
  parts.push_back(Part(RD_KAFKA_VTYPE_MSGFLAGS));
  parts.back().u.i = RD_KAFKA_MSG_F_COPY;
  parts.push_back(Bytes(RD_KAFKA_VTYPE_KEY, record.key));
  parts.push_back(Bytes(RD_KAFKA_VTYPE_VALUE, record.value));
  for (const bus::Header& header : record.headers) {
    parts.push_back(Part(RD_KAFKA_VTYPE_HEADER));
    parts.back().u.header.name = header.name.c_str();
    parts.back().u.header.val = header.value.data();
    parts.back().u.header.size = static_cast<ssize_t>(header.value.size());
  }
  if (rd_kafka_error_t* error = rd_kafka_produceva(client_, parts.data(), parts.size()); error != nullptr) {
    const absl::Status status = absl::InternalError(rd_kafka_error_string(error));
    rd_kafka_error_destroy(error);
    return status;
  }
  ++open_;
  return absl::OkStatus();
}

void BareProducer::OnDelivery(rd_kafka_t*, const rd_kafka_message_t* message, void* self) {
  auto* producer = static_cast<BareProducer*>(self);
  --producer->open_;
  if (message->err != RD_KAFKA_RESP_ERR_NO_ERROR) ++producer->failed_;
}

}  // namespace vanthu::benchmark
