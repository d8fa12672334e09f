#pragma once

#include <librdkafka/rdkafka.h>

#include <functional>
#include <memory>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace vanthu::bus {

struct DestroyEvent {
  void operator()(rd_kafka_event_t* event) const { rd_kafka_event_destroy(event); }
};
using Event = std::unique_ptr<rd_kafka_event_t, DestroyEvent>;

// One request of librdkafka's admin interface, which `send` makes with these options and this queue, and its answer; whether that
// is an error is the caller's to look at.
absl::StatusOr<Event> AskAdmin(rd_kafka_t* client, rd_kafka_admin_op_t operation, absl::Duration timeout,
                               const std::function<void(rd_kafka_AdminOptions_t*, rd_kafka_queue_t*)>& send);

}  // namespace vanthu::bus
