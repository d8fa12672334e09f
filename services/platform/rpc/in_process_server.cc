#include "services/platform/rpc/in_process_server.h"

#include <utility>

#include "grpc/support/time.h"
#include "grpcpp/health_check_service_interface.h"
#include "services/platform/rpc/channel.h"
#include "services/platform/status/cause.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::rpc {
namespace {

constexpr int kLookaheadBytes = 1 << 20;

}  // namespace

absl::Status ConfigureServer(Door& door, grpc::ServerBuilder& builder) {
  RETURN_IF_ERROR(door.Ready());
  grpc::EnableDefaultHealthCheckService(true);
  builder.SetMaxReceiveMessageSize(kMessageBytesMax);
  builder.SetMaxSendMessageSize(kMessageBytesMax);
  // Without these two an upload of 1.6 GB costs the server 74 MB instead of 4: the probe widens the window as long as data comes.
  builder.AddChannelArgument("grpc.http2.bdp_probe", 0);
  builder.AddChannelArgument("grpc.http2.lookahead_bytes", kLookaheadBytes);
  for (grpc::Service* service : door.services()) builder.RegisterService(service);
  return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<InProcessServer>> InProcessServer::Start(Door& door) {
  grpc::ServerBuilder builder;
  RETURN_IF_ERROR(ConfigureServer(door, builder));
  auto server = builder.BuildAndStart();
  if (server == nullptr) {
    return status::CausedError(status::Reason::kInternal, {"gRPC không khởi động được máy chủ trong tiến trình",
                                                           "gRPC did not start the in-process server"});
  }
  return std::unique_ptr<InProcessServer>(new InProcessServer(door, std::move(server)));
}

InProcessServer::InProcessServer(Door& door, std::unique_ptr<grpc::Server> server) : door_(door), server_(std::move(server)) {}

InProcessServer::~InProcessServer() { Shutdown(); }

std::shared_ptr<grpc::Channel> InProcessServer::ChannelFor(std::string_view calling_service) {
  return InProcessChannel(*server_, door_.SecretFor(calling_service));
}

void InProcessServer::Shutdown(absl::Duration grace) {
  if (std::exchange(is_down_, true)) return;
  door_.CloseStreams();
  const gpr_timespec span = gpr_time_from_micros(absl::ToInt64Microseconds(grace), GPR_TIMESPAN);
  server_->Shutdown(gpr_time_add(gpr_now(GPR_CLOCK_MONOTONIC), span));
  door_.Stop();
}

}  // namespace vanthu::rpc
