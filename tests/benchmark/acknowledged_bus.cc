#include "tests/benchmark/acknowledged_bus.h"

#include <algorithm>
#include <utility>

#include "absl/time/clock.h"
#include "services/platform/status/macros.h"

namespace vanthu::benchmark {
namespace {

class NotingProducer : public bus::Producer {
 public:
  NotingProducer(std::unique_ptr<bus::Producer> producer, Acknowledged& acknowledged)
      : producer_(std::move(producer)), acknowledged_(acknowledged) {}

  std::vector<absl::Status> Produce(const std::vector<bus::Record>& records) override {
    std::vector<absl::Status> outcomes = producer_->Produce(records);
    acknowledged_.last_at = absl::Now();
    acknowledged_.records += static_cast<size_t>(
        std::count_if(outcomes.begin(), outcomes.end(), [](const absl::Status& outcome) { return outcome.ok(); }));
    return outcomes;
  }

 private:
  const std::unique_ptr<bus::Producer> producer_;
  Acknowledged& acknowledged_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<bus::Producer>> AcknowledgedBus::NewProducer() {
  ASSIGN_OR_RETURN(auto producer, bus_.NewProducer());
  return std::make_unique<NotingProducer>(std::move(producer), acknowledged_);
}

}  // namespace vanthu::benchmark
