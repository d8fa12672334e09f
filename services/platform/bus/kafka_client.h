#pragma once

#include <librdkafka/rdkafka.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/platform/bus/kafka_bus.h"
#include "services/platform/status/cause.h"

namespace vanthu::bus {

// What every client of librdkafka here is built with.
struct ClientSetup {
  rd_kafka_type_t type = RD_KAFKA_PRODUCER;
  std::vector<std::pair<const char*, std::string>> properties = {};
  void (*on_delivery)(rd_kafka_t*, const rd_kafka_message_t*, void*) = nullptr;
  void (*on_error)(rd_kafka_t*, int, const char*, void*) = nullptr;
};

// The opaque pointer of a client: who is called back, and where its log goes. Outlives the client.
struct ClientOwner {
  void* self = nullptr;
  const KafkaOptions* options = nullptr;
};

struct DestroyClient {
  // Nothing is committed and no group is left, so a close that waits for a coordinator would only hang where there is none.
  void operator()(rd_kafka_t* client) const { rd_kafka_destroy_flags(client, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE); }
};
using Client = std::unique_ptr<rd_kafka_t, DestroyClient>;

struct DestroyPartitions {
  void operator()(rd_kafka_topic_partition_list_t* list) const { rd_kafka_topic_partition_list_destroy(list); }
};
using Partitions = std::unique_ptr<rd_kafka_topic_partition_list_t, DestroyPartitions>;

struct DestroyError {
  void operator()(rd_kafka_error_t* error) const { rd_kafka_error_destroy(error); }
};
using Error = std::unique_ptr<rd_kafka_error_t, DestroyError>;

// CONFIG_INVALID where a property is unknown or its value is refused.
absl::StatusOr<Client> NewClient(const ClientOwner& owner, const ClientSetup& setup);

absl::Status BrokerUnavailable(status::Cause cause);

// librdkafka's own words.
status::Cause KafkaSays(std::string_view words);

// CONFIG_INVALID where the broker's rules refused it, LIMIT_EXCEEDED where a record is too large, else BROKER_UNAVAILABLE.
absl::Status StatusOf(rd_kafka_resp_err_t error);
absl::Status StatusOf(Error error);
int Milliseconds(absl::Duration duration);
const std::string& GroupOf(const KafkaOptions& options);
void Log(const KafkaOptions& options, std::string_view line);

}  // namespace vanthu::bus
