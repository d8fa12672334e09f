#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/bus/bus.h"
#include "services/platform/vocabulary/randomness.h"

namespace vanthu::bus {

class MockCluster;

struct EmbeddedBrokerOptions {
  // Beyond, the mock cluster's idle load and start-up are no longer a desk's: a larger installation has Kafka.
  int topics_max = 2000;
  // The mock cluster frees nothing that was read: past this many bytes of records it is built anew, and the outboxes send again
  // what is open.
  int64_t bytes_max = int64_t{256} << 20;
  // The mock cluster never ends a fetch early: a record waits half of this on average; 20 ms costs 4 % of a core when idle.
  absl::Duration fetch_wait_max = absl::Milliseconds(20);
  std::function<void(std::string_view line)> log = nullptr;
};

// A Kafka broker inside this process: librdkafka's mock cluster, with real sockets on 127.0.0.1 (kcat can look), everything in
// memory. For trying out, for tests, for one small office. What it forgets (a restart, its memory limit) shows as another log
// identity. It outlives its buses. Threads: any.
class EmbeddedBroker {
 public:
  // `randomness` outlives the broker: run ids come from it.
  static absl::StatusOr<std::unique_ptr<EmbeddedBroker>> Start(Randomness& randomness, EmbeddedBrokerOptions options = {});
  ~EmbeddedBroker();

  std::string bootstrap_servers() const;  // another after a restart
  std::string run_id() const;

  // LIMIT_EXCEEDED beyond `topics_max`; none of them is made then.
  absl::Status CreateTopics(const std::vector<std::string>& topics);
  // A new, empty log with the same topics. Producers and consumers of NewBus go over to it by themselves, consumers to its start.
  absl::Status Restart();
  std::unique_ptr<Bus> NewBus(std::string client_id);

 private:
  friend class EmbeddedProducer;
  EmbeddedBroker(Randomness& randomness, EmbeddedBrokerOptions options);

  absl::Status RestartIfFull();
  absl::Status StartCluster();
  absl::Status CreateInCluster(const std::vector<std::string>& topics);

  Randomness& randomness_;
  const EmbeddedBrokerOptions options_;
  std::shared_mutex
      producing_;  // shared by producers at work, so that a restart waits for them: their records would hang until they time out
  std::atomic<int64_t> bytes_{0};  // of the records in this run's log
  mutable std::mutex mutex_;       // guards all below
  std::unique_ptr<MockCluster> cluster_;
  std::string run_id_;
  std::set<std::string> topics_;
};

}  // namespace vanthu::bus
