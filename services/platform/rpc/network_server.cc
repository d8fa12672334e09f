#include "services/platform/rpc/network_server.h"

#include <dlfcn.h>

#include <utility>

#include "grpc/support/time.h"
#include "grpcpp/health_check_service_interface.h"
#include "grpcpp/security/tls_certificate_provider.h"
#include "grpcpp/security/tls_credentials_options.h"
#include "services/platform/rpc/in_process_server.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::rpc {
namespace {

constexpr int kPingIntervalMinMs = 10'000;  // less than the callers' (service_channel.cc), or they would be sent away for asking

std::shared_ptr<grpc::ServerCredentials> CredentialsOf(const TlsFiles& files, unsigned refresh_seconds) {
  grpc::experimental::TlsServerCredentialsOptions options(std::make_shared<grpc::experimental::FileWatcherCertificateProvider>(
      files.key_and_chain, files.key_and_chain, files.authorities, refresh_seconds));
  options.watch_root_certs();
  options.watch_identity_key_cert_pairs();
  options.set_cert_request_type(GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY);
  return grpc::experimental::TlsServerCredentials(options);
}

absl::Status NoPort(const std::string& address) {
  return status::Error(
      status::Reason::kConfigInvalid,
      {{"name", address},
       {"field", "listen"},
       {"cause", "không mở được cổng này: tiến trình khác đang dùng, địa chỉ không có trên máy, hoặc tệp chứng thư sai"},
       {"cause_en",
        "the port cannot be opened: another process has it, this machine has no such address, or the "
        "certificate's file is wrong"}});
}

// The library offers reflection on every server that is built after it was loaded, by a static initialiser: to link it would be
// to have it always on, and it answers without identity.
absl::Status LoadReflection() {
  if (dlopen(VANTHU_REFLECTION_LIBRARY, RTLD_NOW | RTLD_GLOBAL) != nullptr) return absl::OkStatus();
  return status::Error(status::Reason::kConfigInvalid,
                       {{"name", VANTHU_REFLECTION_LIBRARY},
                        {"field", "reflection"},
                        {"cause", "không nạp được thư viện này: hãy cài gói libgrpc++, hoặc tắt reflection"},
                        {"cause_en", "this library is not there: install libgrpc++, or turn reflection off"}});
}

}  // namespace

absl::StatusOr<std::unique_ptr<NetworkServer>> NetworkServer::Start(Door& door, const NetworkServerOptions& options) {
  if (options.reflection) RETURN_IF_ERROR(LoadReflection());
  grpc::ServerBuilder builder;
  RETURN_IF_ERROR(ConfigureServer(door, builder));
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, kPingIntervalMinMs);
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);  // else two processes on one port would share its calls
  int port = 0;
  builder.AddListeningPort(options.address, CredentialsOf(options.tls, options.tls_refresh_seconds), &port);
  auto server = builder.BuildAndStart();
  if (server == nullptr || port == 0) return NoPort(options.address);
  return std::unique_ptr<NetworkServer>(new NetworkServer(door, std::move(server), port));
}

NetworkServer::NetworkServer(Door& door, std::unique_ptr<grpc::Server> server, int port)
    : door_(door), server_(std::move(server)), port_(port) {}

NetworkServer::~NetworkServer() { Shutdown(absl::ZeroDuration()); }

std::shared_ptr<grpc::Channel> NetworkServer::ChannelFor(std::string_view calling_service) {
  return InProcessChannel(*server_, door_.SecretFor(calling_service));
}

void NetworkServer::SetServing(bool is_serving) { server_->GetHealthCheckService()->SetServingStatus(is_serving); }

void NetworkServer::Shutdown(absl::Duration grace) {
  if (std::exchange(is_down_, true)) return;
  SetServing(false);
  door_.CloseStreams();
  const gpr_timespec span = gpr_time_from_micros(absl::ToInt64Microseconds(grace), GPR_TIMESPAN);
  server_->Shutdown(gpr_time_add(gpr_now(GPR_CLOCK_MONOTONIC), span));
  door_.Stop();
}

}  // namespace vanthu::rpc
