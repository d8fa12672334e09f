#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/bus/embedded_broker.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/files/disk.h"
#include "services/platform/runtime/pump_runner.h"
#include "services/platform/runtime/system_clock.h"
#include "services/standalone/suite.h"
#include "tests/integration/desk.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::benchmark {

// Our side of the cycle: every door of the house in one process, its pumps turning, an agency that issues and so many that
// receive into folders.
class IssuedCycle {
 public:
  static absl::StatusOr<std::unique_ptr<IssuedCycle>> Open(int recipients);
  ~IssuedCycle();

  // One dispatch to all of them, from the instant that its publication carries, which is read before the commit, until every
  // delivery is seen to be receipted.
  absl::StatusOr<absl::Duration> RunOnce();
  bus::EmbeddedBroker& broker() { return *broker_; }

 private:
  IssuedCycle() = default;
  absl::StatusOr<std::string> Issue();
  absl::StatusOr<bool> IsReceipted(const std::string& dispatch);

  const support::TemporaryFolder folder_;
  int recipients_ = 0;
  int issued_ = 0;
  runtime::SystemClock clock_;
  crypto::SystemRandomness randomness_;
  std::unique_ptr<files::Disk> disk_ = files::MakeSystemDisk();
  std::unique_ptr<bus::EmbeddedBroker> broker_;
  std::unique_ptr<bus::Bus> bus_;
  std::unique_ptr<standalone::Suite> suite_;
  integration::Desk desk_{clock_, randomness_};
  runtime::PumpRunner pumps_{clock_};
};

}  // namespace vanthu::benchmark
