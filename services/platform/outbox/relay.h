#pragma once

#include <functional>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/bus/bus.h"
#include "services/platform/outbox/outbox_store.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/pump.h"
#include "services/platform/vocabulary/randomness.h"

namespace vanthu::outbox {

// When an entry that has no answer yet is sent again (DESIGN §4: growing, jittered; shorter for urgent).
// absl::InfiniteDuration(): once is enough.
using ResendDelay = std::function<absl::Duration(const OpenEntry& entry, Randomness& randomness)>;

// Step 11: the outbox's pump. Takes what is due, urgent ones first, sends it in one batch, marks what was acknowledged, postpones
// the rest. On another log identity everything open is due again. Threads: as Pump.
class Relay : public Pump {
 public:
  struct Options {
    std::string name;  // "distribution.relay"
    int batch_max = 512;
    ResendDelay resend_delay;
    bool close_when_acked = false;  // entries that wait for no answer end with the broker's ack
  };
  // All outlive the relay.
  Relay(sql::Database& database, bus::Bus& bus, Randomness& randomness, Options options);
  std::string_view name() const override { return options_.name; }
  absl::Time RunOnce(absl::Time now) override;

 private:
  sql::Database& database_;
  bus::Bus& bus_;
  Randomness& randomness_;
  Options options_;
  std::unique_ptr<bus::Producer> producer_;
  int failures_ = 0;
};

}  // namespace vanthu::outbox
