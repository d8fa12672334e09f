#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/bus/bus.h"
#include "services/platform/outbox/outbox_store.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/pump.h"
#include "services/platform/vocabulary/randomness.h"

namespace vanthu::outbox {

// When an entry that has no answer yet is sent again: growing, jittered; shorter for urgent.
// absl::InfiniteDuration(): once is enough. `entry.sends` counts the send that was just acknowledged.
using ResendDelay = std::function<absl::Duration(const OpenEntry& entry, Randomness& randomness)>;

// Step 11: the outbox's pump. Takes what is due, urgent ones first, sends it in one batch, marks what was acknowledged, postpones
// the rest. On another log identity everything open is due again, and the topics are made anew (a broker that lost its log has
// lost them). What the broker does not take is tried again after a growing, jittered pause of its own: a record that nobody takes
// slows down no other. Nothing is ever dropped. Threads: as Pump.
class Relay : public Pump {
 public:
  struct Options {
    std::string name;  // "distribution.relay"
    int batch_max = 512;
    ResendDelay resend_delay;  // not called where the ack ends the entry
    // Which entries wait for no answer and end with the broker's ack; empty: none. One that stays open with an infinite delay is
    // sent once to each log: a broker that forgot gets it again.
    std::function<bool(const OpenEntry& entry)> ends_with_ack = nullptr;
  };
  // All outlive the relay.
  Relay(sql::Database& database, bus::Bus& bus, Randomness& randomness, Options options);
  std::string_view name() const override { return options_.name; }
  absl::Time RunOnce(absl::Time now) override;
  absl::Status last_failure() const override { return failure_; }

 private:
  struct Sent {
    std::vector<OpenEntry> entries;
    std::vector<absl::Status> outcomes;  // one for each entry
  };
  absl::Status FollowLog(absl::Time now);
  absl::StatusOr<std::vector<OpenEntry>> TakeDue(absl::Time now);
  absl::StatusOr<Sent> Send(std::vector<OpenEntry> entries);
  absl::Status EnsureTopics(const std::vector<bus::Record>& records);
  bool EndsWithAck(const OpenEntry& entry) const;
  absl::Time NextDueOf(const OpenEntry& entry, bool acked, absl::Time now);
  absl::Status Note(const Sent& sent, absl::Time now);
  absl::StatusOr<absl::Time> RunBatch(absl::Time now);
  absl::Duration PauseAfter(int64_t failures);

  sql::Database& database_;
  bus::Bus& bus_;
  Randomness& randomness_;
  Options options_;
  std::unique_ptr<bus::Producer> producer_;
  std::string log_identity_;  // of the log that `topics_` exist in
  std::set<std::string> topics_;
  absl::Status failure_;  // of the last RunOnce: its own, else the first record's
  int64_t failures_ = 0;  // runs in a row that reached no broker, or no store: nobody's record was tried in them
};

}  // namespace vanthu::outbox
