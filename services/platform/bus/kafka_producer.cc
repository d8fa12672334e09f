#include "services/platform/bus/kafka_producer.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_format.h"
#include "services/platform/status/macros.h"

namespace vanthu::bus {
namespace {

constexpr int kPartition = 0;  // every topic of ours has one
constexpr int kPollMs = 100;
constexpr int kLeaderRetryMs = 50;
constexpr int kLeaderTries =
    10;  // half a second for a topic made a moment ago; then its records fail, and the outbox sends them again
constexpr absl::Duration kGrace = absl::Seconds(5);
// What a record's outcome is until librdkafka has reported it: a record that it forgot counts as not sent.
constexpr rd_kafka_resp_err_t kNotReported = RD_KAFKA_RESP_ERR__TIMED_OUT;

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

rd_kafka_vu_t HeaderPart(const Header& header) {
  rd_kafka_vu_t part = Part(RD_KAFKA_VTYPE_HEADER);
  part.u.header.name = header.name.c_str();
  part.u.header.val = header.value.data();
  part.u.header.size = static_cast<ssize_t>(header.value.size());
  return part;
}

}  // namespace

absl::Status KafkaProducer::Connect() {
  const std::string timeout = absl::StrFormat("%d", Milliseconds(options_.delivery_timeout));
  ASSIGN_OR_RETURN(client_, NewClient(owner_, {.type = RD_KAFKA_PRODUCER,
                                               .properties = {{"enable.idempotence", "true"},
                                                              {"acks", "all"},
                                                              {"linger.ms", "0"},
                                                              {"delivery.timeout.ms", timeout},
                                                              {"socket.timeout.ms", timeout},
                                                              {"topic.metadata.propagation.max.ms", "5000"}},
                                               .on_delivery = OnDelivery}));
  return absl::OkStatus();
}

void KafkaProducer::Disconnect() {
  for (auto& [name, topic] : topics_) {
    if (topic.handle != nullptr) rd_kafka_topic_destroy(topic.handle);
  }
  topics_.clear();
  cold_.clear();
  client_.reset();
  unreported_ = 0;
}

std::vector<absl::Status> KafkaProducer::Produce(const std::vector<Record>& records) {
  std::vector<absl::Status> statuses(records.size());
  std::vector<const Topic*> topics;
  absl::Status ready = client_ ? absl::OkStatus() : Connect();
  if (ready.ok()) ready = FindTopics(records, topics);
  if (!ready.ok()) {
    std::fill(statuses.begin(), statuses.end(), ready);
    return statuses;
  }
  Outcomes outcomes(records.size(), kNotReported);
  Enqueue(records, topics, outcomes);
  AwaitReports();
  const rd_kafka_resp_err_t fatal = rd_kafka_fatal_error(client_.get(), nullptr, 0);
  for (size_t i = 0; i < records.size(); ++i)
    statuses[i] = StatusOf(outcomes[i] == RD_KAFKA_RESP_ERR__FATAL ? fatal : outcomes[i]);
  const bool is_dead = unreported_ > 0 || fatal != RD_KAFKA_RESP_ERR_NO_ERROR;
  if (is_dead) {
    Log(options_, "the producer met a fatal error and is built anew");
    Disconnect();
  }
  return statuses;
}

// Fills `found` with the topic of each record; topics met for the first time get their handle and their leader here.
absl::Status KafkaProducer::FindTopics(const std::vector<Record>& records, std::vector<const Topic*>& found) {
  found.reserve(records.size());
  for (const Record& record : records) {
    const auto [it, is_new] = topics_.try_emplace(record.topic);
    if (is_new) {
      Topic& topic = it->second;
      topic.handle = rd_kafka_topic_new(client_.get(), record.topic.c_str(), nullptr);
      topic.problem = topic.handle == nullptr ? RD_KAFKA_RESP_ERR_TOPIC_EXCEPTION : RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC;
      if (topic.handle != nullptr) cold_.push_back(&topic);
    }
    found.push_back(&it->second);
  }
  return cold_.empty() ? absl::OkStatus() : LearnLeaders();
}

absl::Status KafkaProducer::LearnLeaders() {
  for (int attempt = 0; attempt < kLeaderTries && !cold_.empty(); ++attempt) {
    if (attempt > 0) rd_kafka_poll(client_.get(), kLeaderRetryMs);
    if (!AskForLeaders(cold_.size() == 1 ? cold_.front() : nullptr)) {
      return BrokerUnavailable({absl::StrFormat("không máy chủ nào của %s trả lời", options_.bootstrap_servers),
                                absl::StrFormat("no broker of %s answers", options_.bootstrap_servers)});
    }
    cold_.erase(
        std::remove_if(cold_.begin(), cold_.end(), [](const Topic* t) { return t->problem == RD_KAFKA_RESP_ERR_NO_ERROR; }),
        cold_.end());
  }
  return absl::OkStatus();
}

// One request for all topics that this client has a handle of, or for `only`. False where no broker answers.
bool KafkaProducer::AskForLeaders(const Topic* only) {
  const rd_kafka_metadata_t* metadata = nullptr;
  rd_kafka_topic_t* handle = only == nullptr ? nullptr : only->handle;
  if (rd_kafka_metadata(client_.get(), 0, handle, &metadata, Milliseconds(options_.request_timeout)) !=
      RD_KAFKA_RESP_ERR_NO_ERROR) {
    return false;
  }
  for (int i = 0; i < metadata->topic_cnt; ++i) {
    const rd_kafka_metadata_topic& answer = metadata->topics[i];
    const auto topic = topics_.find(answer.topic);
    if (topic == topics_.end()) continue;
    const bool has_leader = answer.partition_cnt > 0 && answer.partitions[0].leader >= 0;
    topic->second.problem =
        answer.err != RD_KAFKA_RESP_ERR_NO_ERROR || has_leader ? answer.err : RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE;
  }
  rd_kafka_metadata_destroy(metadata);
  return true;
}

void KafkaProducer::Enqueue(const std::vector<Record>& records, const std::vector<const Topic*>& topics, Outcomes& outcomes) {
  for (size_t i = 0; i < records.size(); ++i) {
    rd_kafka_resp_err_t error = topics[i]->problem;
    if (error == RD_KAFKA_RESP_ERR_NO_ERROR) error = EnqueueOne(records[i], *topics[i], &outcomes[i]);
    if (error != RD_KAFKA_RESP_ERR_NO_ERROR) outcomes[i] = error;
  }
}

rd_kafka_resp_err_t KafkaProducer::EnqueueOne(const Record& record, const Topic& topic, rd_kafka_resp_err_t* outcome) {
  parts_.clear();
  parts_.push_back(Part(RD_KAFKA_VTYPE_RKT));
  parts_.back().u.rkt = topic.handle;
  parts_.push_back(Part(RD_KAFKA_VTYPE_PARTITION));
  parts_.back().u.i32 = kPartition;
  parts_.push_back(Part(RD_KAFKA_VTYPE_MSGFLAGS));
  parts_.back().u.i = RD_KAFKA_MSG_F_COPY;
  parts_.push_back(Part(RD_KAFKA_VTYPE_OPAQUE));
  parts_.back().u.ptr = outcome;
  parts_.push_back(Bytes(RD_KAFKA_VTYPE_KEY, record.key));
  parts_.push_back(Bytes(RD_KAFKA_VTYPE_VALUE, record.value));
  // One by one: a list of headers handed over whole is freed twice by 2.0.2 when its record is refused.
  for (const Header& header : record.headers) parts_.push_back(HeaderPart(header));
  for (;;) {
    const Error refused(rd_kafka_produceva(client_.get(), parts_.data(), parts_.size()));
    if (!refused) break;
    const rd_kafka_resp_err_t error = rd_kafka_error_code(refused.get());
    if (error != RD_KAFKA_RESP_ERR__QUEUE_FULL) return error;
    rd_kafka_poll(client_.get(), kPollMs);
  }
  ++unreported_;
  return RD_KAFKA_RESP_ERR_NO_ERROR;
}

// librdkafka reports every record within the delivery timeout; the grace only keeps a fault of its own from holding the caller
// for ever.
void KafkaProducer::AwaitReports() {
  const int idle_polls_max = Milliseconds(options_.delivery_timeout + kGrace) / kPollMs;
  for (int idle_polls = 0; unreported_ > 0 && idle_polls < idle_polls_max;) {
    if (rd_kafka_poll(client_.get(), kPollMs) == 0) ++idle_polls;
  }
}

void KafkaProducer::OnDelivery(rd_kafka_t*, const rd_kafka_message_t* message, void* owner) {
  *static_cast<rd_kafka_resp_err_t*>(message->_private) = message->err;
  --static_cast<KafkaProducer*>(static_cast<ClientOwner*>(owner)->self)->unreported_;
}

}  // namespace vanthu::bus
