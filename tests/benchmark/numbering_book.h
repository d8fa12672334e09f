#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/numbering/numbering.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/rpc/in_process_server.h"
#include "services/platform/runtime/pump_runner.h"
#include "services/platform/runtime/system_clock.h"
#include "tests/benchmark/callers.h"
#include "vanthu/numbering/v1/numbering.grpc.pb.h"

namespace vanthu::benchmark {

// Our side: the numbering service behind its door, as drafting reaches it, with its pumps turning. Nobody is there to publish the
// log's key to: numbers do not wait for the directory.
class NumberingBook {
 public:
  static absl::StatusOr<std::unique_ptr<NumberingBook>> Open(const std::filesystem::path& folder);
  ~NumberingBook();

  absl::Status Take(int caller);  // the next number, by that caller
  // Whether every number that callers were told is in the book, from 1 on without a gap.
  absl::Status Check() const;

 private:
  NumberingBook() = default;

  runtime::SystemClock clock_;
  crypto::SystemRandomness randomness_;
  std::unique_ptr<files::Disk> disk_ = files::MakeSystemDisk();
  std::unique_ptr<numbering::Numbering> numbering_;
  std::unique_ptr<rpc::InProcessServer> server_;
  std::unique_ptr<numbering::v1::Numbering::Stub> drafting_;
  runtime::PumpRunner pumps_{clock_};
  struct Told {
    int64_t count = 0;
    int64_t greatest = 0;
  };
  std::array<Told, kCallers> told_;  // each is its caller's
};

}  // namespace vanthu::benchmark
