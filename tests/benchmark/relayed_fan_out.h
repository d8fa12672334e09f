#pragma once

#include <memory>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/bus/embedded_broker.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/outbox/relay.h"
#include "services/platform/sql/database.h"
#include "tests/benchmark/acknowledged_bus.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::benchmark {

// Our side: distribution's relay over an outbox on SQLite that holds one dispatch to many recipients, and an embedded broker.
class RelayedFanOut {
 public:
  static absl::StatusOr<std::unique_ptr<RelayedFanOut>> Open(const std::vector<outbox::Entry>& entries);

  // All of it is due and relayed: how long until the last record was acknowledged, and until the outbox had noted it.
  struct Spans {
    absl::Duration acknowledged;
    absl::Duration noted;
  };
  absl::StatusOr<Spans> RunOnce();
  bus::EmbeddedBroker& broker() { return *broker_; }

 private:
  RelayedFanOut() = default;

  const support::TemporaryFolder folder_;
  crypto::SystemRandomness randomness_;
  Acknowledged acknowledged_;
  size_t count_ = 0;
  std::unique_ptr<sql::Database> database_;
  std::unique_ptr<bus::EmbeddedBroker> broker_;
  std::unique_ptr<bus::Bus> bus_;
  std::unique_ptr<AcknowledgedBus> noting_bus_;
  std::unique_ptr<outbox::Relay> relay_;
};

}  // namespace vanthu::benchmark
