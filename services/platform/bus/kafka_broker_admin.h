#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "services/platform/bus/broker_admin.h"
#include "services/platform/bus/kafka_bus.h"

namespace vanthu::bus {

// Of Apache Kafka, through librdkafka. Its client has to be one that may describe and alter the cluster, or a super user.
class KafkaBrokerAdmin : public BrokerAdmin {
 public:
  static absl::StatusOr<std::unique_ptr<KafkaBrokerAdmin>> Of(KafkaOptions options);  // does not connect yet
  ~KafkaBrokerAdmin() override;

  absl::StatusOr<std::set<std::string>> Topics() override;
  absl::StatusOr<std::optional<std::set<AccessRule>>> Rules() override;
  absl::Status AddRules(const std::vector<AccessRule>& rules) override;
  absl::Status RemoveRules(const std::vector<AccessRule>& rules) override;

  // CONFIG_INVALID where the broker does not let this client use the group of its own consumers.
  absl::Status MayUseItsGroup();

 private:
  struct Link;
  explicit KafkaBrokerAdmin(std::unique_ptr<Link> link);
  absl::StatusOr<std::optional<std::set<AccessRule>>> RulesOf(AccessRule::Kind kind);

  const std::unique_ptr<Link> link_;
};

}  // namespace vanthu::bus
