#pragma once

#include <memory>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "grpcpp/grpcpp.h"
#include "services/platform/rpc/door.h"

namespace vanthu::rpc {

// What every server of the house is built with, in-process or not: limits of messages, flat memory for uploads, health, the
// door's services. FAILED_PRECONDITION with the door's faults where its contract is not whole.
absl::Status ConfigureServer(Door& door, grpc::ServerBuilder& builder);

// A door without a port: callers of this process reach it by the channels that it gives.
// Shutdown order of a process: network servers; then every caller and pump joined, their stubs dropped; then these
// servers, callers before callees. A call on a channel of a server that was shut down crashes the process (gRPC 1.51).
class InProcessServer {
 public:
  static absl::StatusOr<std::unique_ptr<InProcessServer>> Start(Door& door);
  ~InProcessServer();

  // A channel whose calls come from `calling_service`. It must not be used after Shutdown.
  std::shared_ptr<grpc::Channel> ChannelFor(std::string_view calling_service);

  // Ends streams, lets running calls finish for as long as `grace`, then cancels them; joins the door's pool. Repeating it does
  // nothing.
  void Shutdown(absl::Duration grace = absl::Seconds(5));

 private:
  InProcessServer(Door& door, std::unique_ptr<grpc::Server> server);

  Door& door_;
  std::unique_ptr<grpc::Server> server_;
  bool is_down_ = false;
};

}  // namespace vanthu::rpc
