#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/bus/bus.h"

namespace vanthu::bus {

struct KafkaOptions {
  std::string bootstrap_servers;
  std::string client_id = "vanthu";
  std::string group;  // of its consumers, in which nothing is kept; empty: the client's id
  // librdkafka's own properties, set last: security.protocol, ssl.keystore.location …
  std::map<std::string, std::string> properties;
  absl::Duration delivery_timeout = absl::Seconds(15);  // a broker that starts anew needs up to 10 s to find its leaders
  absl::Duration request_timeout = absl::Seconds(10);   // metadata, making topics
  // How long a broker may hold a fetch that has nothing to give. A real one answers on arrival, so long is free.
  absl::Duration fetch_wait_max = absl::Milliseconds(500);
  int replication_factor = -1;  // of topics made here; -1: as the broker is configured
  // What librdkafka has to say, from any of its threads.
  std::function<void(std::string_view line)> log;
};

// Apache Kafka, or anything that speaks its protocol, through librdkafka. Producers are idempotent and wait for all replicas;
// consumers are assigned, never subscribed, so no group moves partitions about. Failures: CONFIG_INVALID where librdkafka does
// not know a property or cannot read a key, or the broker's rules refuse it; else BROKER_UNAVAILABLE.
class KafkaBus : public Bus {
 public:
  static absl::StatusOr<std::unique_ptr<KafkaBus>> Of(KafkaOptions options);  // does not connect yet
  ~KafkaBus() override;

  absl::StatusOr<std::unique_ptr<Producer>> NewProducer() override;
  absl::StatusOr<std::unique_ptr<Consumer>> NewConsumer() override;
  absl::StatusOr<std::vector<std::string>> EnsureTopics(const std::vector<std::string>& topics) override;
  absl::StatusOr<std::string> LogIdentity() override;

 private:
  class Admin;
  KafkaBus(KafkaOptions options, std::unique_ptr<Admin> admin);

  const KafkaOptions options_;
  const std::unique_ptr<Admin> admin_;
};

}  // namespace vanthu::bus
