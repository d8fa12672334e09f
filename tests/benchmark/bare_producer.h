#pragma once

#include <librdkafka/rdkafka.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/outbox/outbox_store.h"

namespace vanthu::benchmark {

// The peer of the fan-out: librdkafka alone, idempotent and with acks of all replicas, with the same records in memory and a
// handle of each topic; no outbox, no store.
class BareProducer {
 public:
  static absl::StatusOr<std::unique_ptr<BareProducer>> Connect(const std::string& brokers,
                                                               const std::vector<outbox::Entry>& entries);
  ~BareProducer();

  absl::StatusOr<absl::Duration> RunOnce();  // until the last record was acknowledged

 private:
  BareProducer() = default;
  absl::Status Enqueue(const bus::Record& record, rd_kafka_topic_t* topic);
  static void OnDelivery(rd_kafka_t* client, const rd_kafka_message_t* message, void* self);

  std::vector<bus::Record> records_;
  std::vector<rd_kafka_topic_t*> topics_;  // one for each record
  rd_kafka_t* client_ = nullptr;
  size_t open_ = 0;  // enqueued and not reported
  size_t failed_ = 0;
};

}  // namespace vanthu::benchmark
