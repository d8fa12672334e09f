#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "services/platform/bus/bus.h"

namespace vanthu::benchmark {

// What was acknowledged, and when the last of it was.
struct Acknowledged {
  size_t records = 0;
  absl::Time last_at;
};

// A bus that notes when a producer's records were acknowledged: where the clock of a fan-out stops, inside the relay's run.
// `acknowledged` and `bus` outlive it. Threads: one producer.
class AcknowledgedBus : public bus::Bus {
 public:
  AcknowledgedBus(bus::Bus& bus, Acknowledged& acknowledged) : bus_(bus), acknowledged_(acknowledged) {}
  absl::StatusOr<std::unique_ptr<bus::Producer>> NewProducer() override;
  absl::StatusOr<std::unique_ptr<bus::Consumer>> NewConsumer() override { return bus_.NewConsumer(); }
  absl::StatusOr<std::vector<std::string>> EnsureTopics(const std::vector<std::string>& topics) override {
    return bus_.EnsureTopics(topics);
  }
  absl::StatusOr<std::string> LogIdentity() override { return bus_.LogIdentity(); }

 private:
  bus::Bus& bus_;
  Acknowledged& acknowledged_;
};

}  // namespace vanthu::benchmark
