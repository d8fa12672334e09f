#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "services/platform/rpc/channel.h"
#include "vanthu/directory/v1/directory.grpc.pb.h"

namespace vanthu::standalone {

// The people of a sample installation, played by this process: gives the call options that carry their tokens.
// Threads: one at a time.
class SamplePlayers {
 public:
  // `directory` calls as the process "standalone".
  explicit SamplePlayers(const std::shared_ptr<grpc::Channel>& directory);

  // The agency's account for `role`: "drafter", "signer", "clerk", "admin" …
  absl::StatusOr<rpc::CallOptions> As(const std::string& agency_id, const std::string& role);

 private:
  std::unique_ptr<directory::v1::Directory::Stub> stub_;
};

}  // namespace vanthu::standalone
