#include "services/platform/bus/embedded_broker.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_format.h"
#include "services/platform/bus/embedded_bus.h"
#include "services/platform/bus/mock_cluster.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::bus {

EmbeddedBroker::EmbeddedBroker(Randomness& randomness, EmbeddedBrokerOptions options)
    : randomness_(randomness), options_(std::move(options)) {}
EmbeddedBroker::~EmbeddedBroker() = default;

absl::StatusOr<std::unique_ptr<EmbeddedBroker>> EmbeddedBroker::Start(Randomness& randomness, EmbeddedBrokerOptions options) {
  std::unique_ptr<EmbeddedBroker> broker(new EmbeddedBroker(randomness, std::move(options)));
  std::lock_guard lock(broker->mutex_);
  RETURN_IF_ERROR(broker->StartCluster());
  return broker;
}

std::string EmbeddedBroker::bootstrap_servers() const {
  std::lock_guard lock(mutex_);
  return cluster_ ? cluster_->bootstrap_servers() : "";
}

std::string EmbeddedBroker::run_id() const {
  std::lock_guard lock(mutex_);
  return run_id_;
}

absl::Status EmbeddedBroker::StartCluster() {
  cluster_.reset();
  ASSIGN_OR_RETURN(cluster_, MockCluster::Start(options_.log));
  run_id_ = absl::StrFormat("embedded-%s", FreshIdText(randomness_));
  bytes_ = 0;
  return cluster_->CreateTopics({topics_.begin(), topics_.end()});
}

absl::Status EmbeddedBroker::CreateTopics(const std::vector<std::string>& topics) {
  std::lock_guard lock(mutex_);
  std::set<std::string> missing;
  std::copy_if(topics.begin(), topics.end(), std::inserter(missing, missing.end()),
               [&](const std::string& topic) { return topics_.count(topic) == 0; });
  const size_t count = topics_.size() + missing.size();
  if (count > static_cast<size_t>(options_.topics_max)) {
    return status::Error(
        status::Reason::kLimitExceeded,
        {{"field", "embedded_broker.topics"}, {"limit", std::to_string(options_.topics_max)}, {"value", std::to_string(count)}});
  }
  if (!cluster_)
    return BrokerUnavailable({"không khởi động lại được Kafka nhúng", "the embedded broker could not be started again"});
  RETURN_IF_ERROR(cluster_->CreateTopics({missing.begin(), missing.end()}));
  topics_.merge(missing);
  return absl::OkStatus();
}

absl::Status EmbeddedBroker::Restart() {
  std::unique_lock producers_wait(producing_);
  std::lock_guard lock(mutex_);
  return StartCluster();
}

absl::Status EmbeddedBroker::RestartIfFull() {
  if (bytes_ <= options_.bytes_max) return absl::OkStatus();
  std::unique_lock producers_wait(producing_);
  std::lock_guard lock(mutex_);
  // Another producer may have done it while this one waited.
  return bytes_ > options_.bytes_max ? StartCluster() : absl::OkStatus();
}

std::unique_ptr<Bus> EmbeddedBroker::NewBus(std::string client_id) {
  KafkaOptions options;
  options.client_id = std::move(client_id);
  options.fetch_wait_max = options_.fetch_wait_max;
  options.log = options_.log;
  return std::make_unique<EmbeddedBus>(*this, std::move(options));
}

}  // namespace vanthu::bus
