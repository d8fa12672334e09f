#pragma once

#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/platform/bus/kafka_client.h"

namespace vanthu::bus {

// One run of librdkafka's mock cluster, one broker. Threads: one caller at a time.
class MockCluster {
 public:
  static absl::StatusOr<std::unique_ptr<MockCluster>> Start(std::function<void(std::string_view)> log);

  std::string bootstrap_servers() const;
  // They must be new. One partition each: any request for metadata would make them with four.
  absl::Status CreateTopics(const std::vector<std::string>& topics);

 private:
  MockCluster() = default;

  KafkaOptions options_;
  ClientOwner owner_{this, &options_};
  Client client_;  // owns the cluster
  rd_kafka_mock_cluster_t* cluster_ = nullptr;
};

}  // namespace vanthu::bus
