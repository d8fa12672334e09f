#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "services/platform/bus/bus.h"

namespace vanthu::bus {

// A broker in memory, for tests and simulated histories: it does nothing by chance and nothing by itself; the test says what goes
// wrong. Poll never waits. Like Kafka it refuses topics that nobody made. It outlives its producers and consumers. Threads: any.
class SimulatedBus : public Bus {
 public:
  // What becomes of one record that is produced.
  enum class Fate {
    kStored,
    kRefused,   // not stored; the producer is told that the broker is unavailable
    kAckLost,   // stored, and the producer is told the same
    kRepeated,  // stored twice, acknowledged
    kLost,      // acknowledged, never stored: a broker that lost its last seconds
  };

  absl::StatusOr<std::unique_ptr<Producer>> NewProducer() override;
  absl::StatusOr<std::unique_ptr<Consumer>> NewConsumer() override;
  absl::StatusOr<std::vector<std::string>> EnsureTopics(const std::vector<std::string>& topics) override;
  absl::StatusOr<std::string> LogIdentity() override;

  // The next `count` records produced meet `fate`; calls queue up.
  void Next(int count, Fate fate);
  // Every record is put to `decide` first (after what Next has queued); nullptr: all are stored.
  void SetDecide(std::function<Fate(const Record&)> decide);
  // While down, everything is BROKER_UNAVAILABLE.
  void SetDown(bool is_down);
  // EnsureTopics makes and shows none of these.
  void Refuse(std::set<std::string> topics);
  // Every consumer of `topic` reads on from `offset`.
  void Rewind(const std::string& topic, int64_t offset);
  // A new, empty log with the same topics; consumers read it from its start, as they do where their offset is not in the log.
  void Wipe();

  std::vector<Record> Records(const std::string& topic) const;
  std::vector<std::string> Topics() const;

 private:
  class SimulatedProducer;
  class SimulatedConsumer;
  using Positions = std::map<std::string, int64_t>;

  absl::Status Produce(const Record& record);
  absl::StatusOr<std::vector<Record>> Poll(Positions& positions, std::string& last_topic, int records_max);
  Fate NextFate(const Record& record);
  void Store(const Record& record);
  void Forget(const Positions* positions);

  mutable std::mutex mutex_;  // guards all below, and every consumer's positions
  std::map<std::string, std::vector<Record>> logs_;
  std::vector<Positions*> consumers_;
  std::vector<Fate> fates_;  // the next one last
  std::function<Fate(const Record&)> decide_;
  std::set<std::string> refused_;
  bool is_down_ = false;
  int64_t life_ = 1;
};

}  // namespace vanthu::bus
