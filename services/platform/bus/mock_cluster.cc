#include "services/platform/bus/mock_cluster.h"

#include <utility>

#include "services/platform/bus/broker_waker.h"
#include "services/platform/status/macros.h"

namespace vanthu::bus {

absl::StatusOr<std::unique_ptr<MockCluster>> MockCluster::Start(std::function<void(std::string_view)> log) {
  std::unique_ptr<MockCluster> cluster(new MockCluster);
  cluster->options_.log = std::move(log);
  cluster->options_.client_id = "embedded-broker";
  // Made by the property, so that the cluster ends with its client, within milliseconds: rd_kafka_mock_cluster_destroy of 2.0.2
  // mostly takes a whole second.
  ASSIGN_OR_RETURN(cluster->client_, NewClient(cluster->owner_, {.properties = {{"test.mock.num.brokers", "1"}}}));
  cluster->cluster_ = rd_kafka_handle_mock_cluster(cluster->client_.get());
  if (cluster->cluster_ == nullptr)
    return BrokerUnavailable({"Kafka nhúng không khởi động được", "the embedded broker does not start"});
  return cluster;
}

std::string MockCluster::bootstrap_servers() const { return rd_kafka_mock_cluster_bootstraps(cluster_); }

absl::Status MockCluster::CreateTopics(const std::vector<std::string>& topics) {
  if (topics.empty()) return absl::OkStatus();
  const BrokerWaker waker(bootstrap_servers());
  for (const std::string& topic : topics) RETURN_IF_ERROR(StatusOf(rd_kafka_mock_topic_create(cluster_, topic.c_str(), 1, 1)));
  return absl::OkStatus();
}

}  // namespace vanthu::bus
