#include "services/platform/bus/simulated_bus.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_format.h"
#include "services/platform/status/cause.h"
#include "services/platform/status/macros.h"

namespace vanthu::bus {
namespace {

absl::Status Unavailable(std::string_view words) {
  return status::CausedError(status::Reason::kBrokerUnavailable,
                             status::Quoted({"Kafka giả lập", "the simulated broker"}, words));
}

}  // namespace

class SimulatedBus::SimulatedProducer : public Producer {
 public:
  explicit SimulatedProducer(SimulatedBus& bus) : bus_(bus) {}
  std::vector<absl::Status> Produce(const std::vector<Record>& records) override {
    std::lock_guard lock(bus_.mutex_);
    std::vector<absl::Status> statuses;
    statuses.reserve(records.size());
    for (const Record& record : records) statuses.push_back(bus_.Produce(record));
    return statuses;
  }

 private:
  SimulatedBus& bus_;
};

class SimulatedBus::SimulatedConsumer : public Consumer {
 public:
  explicit SimulatedConsumer(SimulatedBus& bus) : bus_(bus) {
    std::lock_guard lock(bus_.mutex_);
    bus_.consumers_.push_back(&positions_);
  }
  ~SimulatedConsumer() override {
    std::lock_guard lock(bus_.mutex_);
    bus_.Forget(&positions_);
  }
  SimulatedConsumer(const SimulatedConsumer&) = delete;
  SimulatedConsumer& operator=(const SimulatedConsumer&) = delete;

  absl::Status Assign(const std::vector<Position>& positions) override {
    std::lock_guard lock(bus_.mutex_);
    positions_.clear();
    for (const Position& position : positions) positions_[position.topic] = position.next_offset;
    return absl::OkStatus();
  }
  absl::StatusOr<std::vector<Record>> Poll(int records_max, absl::Duration) override {
    std::lock_guard lock(bus_.mutex_);
    return bus_.Poll(positions_, last_topic_, records_max);
  }

 private:
  SimulatedBus& bus_;
  Positions positions_;
  std::string last_topic_;  // the next Poll begins behind it, so that a full topic starves no other
};

absl::StatusOr<std::unique_ptr<Producer>> SimulatedBus::NewProducer() { return std::make_unique<SimulatedProducer>(*this); }

absl::StatusOr<std::unique_ptr<Consumer>> SimulatedBus::NewConsumer() { return std::make_unique<SimulatedConsumer>(*this); }

absl::StatusOr<std::vector<std::string>> SimulatedBus::EnsureTopics(const std::vector<std::string>& topics) {
  std::lock_guard lock(mutex_);
  if (is_down_) return Unavailable("it is down");
  std::vector<std::string> refused;
  for (const std::string& topic : topics) {
    if (refused_.contains(topic)) {
      refused.push_back(topic);
    } else {
      logs_.try_emplace(topic);
    }
  }
  return refused;
}

void SimulatedBus::Refuse(std::set<std::string> topics) {
  std::lock_guard lock(mutex_);
  refused_ = std::move(topics);
}

absl::StatusOr<std::string> SimulatedBus::LogIdentity() {
  std::lock_guard lock(mutex_);
  if (is_down_) return Unavailable("it is down");
  return absl::StrFormat("simulated-%d", life_);
}

void SimulatedBus::Next(int count, Fate fate) {
  std::lock_guard lock(mutex_);
  fates_.insert(fates_.begin(), static_cast<size_t>(std::max(0, count)), fate);
}

void SimulatedBus::SetDecide(std::function<Fate(const Record&)> decide) {
  std::lock_guard lock(mutex_);
  decide_ = std::move(decide);
}

void SimulatedBus::SetDown(bool is_down) {
  std::lock_guard lock(mutex_);
  is_down_ = is_down;
}

void SimulatedBus::Rewind(const std::string& topic, int64_t offset) {
  std::lock_guard lock(mutex_);
  for (Positions* positions : consumers_) {
    const auto found = positions->find(topic);
    if (found != positions->end()) found->second = offset;
  }
}

void SimulatedBus::Wipe() {
  std::lock_guard lock(mutex_);
  ++life_;
  for (auto& [topic, records] : logs_) records.clear();
  for (Positions* positions : consumers_) {
    for (auto& [topic, offset] : *positions) offset = 0;
  }
}

std::vector<Record> SimulatedBus::Records(const std::string& topic) const {
  std::lock_guard lock(mutex_);
  const auto found = logs_.find(topic);
  return found == logs_.end() ? std::vector<Record>() : found->second;
}

std::vector<std::string> SimulatedBus::Topics() const {
  std::lock_guard lock(mutex_);
  std::vector<std::string> topics;
  for (const auto& [topic, records] : logs_) topics.push_back(topic);
  return topics;
}

SimulatedBus::Fate SimulatedBus::NextFate(const Record& record) {
  if (!fates_.empty()) {
    const Fate fate = fates_.back();
    fates_.pop_back();
    return fate;
  }
  return decide_ ? decide_(record) : Fate::kStored;
}

void SimulatedBus::Store(const Record& record) {
  std::vector<Record>& log = logs_[record.topic];
  log.push_back(record);
  log.back().offset = static_cast<int64_t>(log.size()) - 1;
}

absl::Status SimulatedBus::Produce(const Record& record) {
  if (is_down_) return Unavailable("it is down");
  if (logs_.count(record.topic) == 0) return Unavailable(absl::StrFormat("unknown topic %s", record.topic));
  switch (NextFate(record)) {
    case Fate::kStored:
      Store(record);
      return absl::OkStatus();
    case Fate::kRefused:
      return Unavailable("the test refused the record");
    case Fate::kAckLost:
      Store(record);
      return Unavailable("the test lost the acknowledgement");
    case Fate::kRepeated:
      Store(record);
      Store(record);
      return absl::OkStatus();
    case Fate::kLost:
      return absl::OkStatus();
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<Record>> SimulatedBus::Poll(Positions& positions, std::string& last_topic, int records_max) {
  if (is_down_) return Unavailable("it is down");
  std::vector<Record> records;
  auto at = positions.upper_bound(last_topic);
  for (size_t visited = 0; visited < positions.size() && static_cast<int>(records.size()) < records_max; ++visited, ++at) {
    if (at == positions.end()) at = positions.begin();
    const auto log = logs_.find(at->first);
    if (log == logs_.end()) continue;
    const auto end = static_cast<int64_t>(log->second.size());
    int64_t& next = at->second;
    if (next < 0 || next > end) next = 0;
    const int64_t count = std::min<int64_t>(end - next, records_max - static_cast<int64_t>(records.size()));
    records.insert(records.end(), log->second.begin() + next, log->second.begin() + next + count);
    next += count;
    last_topic = at->first;
  }
  return records;
}

void SimulatedBus::Forget(const Positions* positions) {
  consumers_.erase(std::remove(consumers_.begin(), consumers_.end(), positions), consumers_.end());
}

}  // namespace vanthu::bus
