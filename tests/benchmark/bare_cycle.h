#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/bus/embedded_broker.h"
#include "services/platform/files/disk.h"
#include "services/platform/sql/database.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::benchmark {

// The peer of the cycle: one loop that does the durable writes and the two hops of a dispatch, and nothing else. No signature is
// made or judged, no service is called, nothing survives a crash in the middle.
class BareCycle {
 public:
  static absl::StatusOr<std::unique_ptr<BareCycle>> Open(bus::EmbeddedBroker& broker, int recipients);

  // From before the first commit until the last receipt is stored.
  absl::StatusOr<absl::Duration> RunOnce();

 private:
  BareCycle() = default;
  absl::Status Publish();
  absl::Status Relay();
  absl::Status Connect();
  absl::Status HandOver(size_t recipient);
  absl::Status Answer();
  absl::Status TakeReceipts();
  absl::StatusOr<std::vector<bus::Record>> Poll(bus::Consumer& consumer);

  const support::TemporaryFolder folder_;
  std::unique_ptr<files::Disk> disk_ = files::MakeSystemDisk();
  std::unique_ptr<sql::Database> issuer_;
  std::unique_ptr<sql::Database> recipient_;
  std::unique_ptr<bus::Bus> bus_;
  std::unique_ptr<bus::Producer> producer_;
  std::unique_ptr<bus::Producer> answering_;
  std::unique_ptr<bus::Consumer> consumer_;
  std::unique_ptr<bus::Consumer> receipts_;
  std::vector<bus::Record> records_;
  std::filesystem::path pdf_;
  int64_t round_ = 0;
};

}  // namespace vanthu::benchmark
