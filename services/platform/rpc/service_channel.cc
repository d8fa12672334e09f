#include "services/platform/rpc/service_channel.h"

#include <cstdlib>

#include "grpcpp/grpcpp.h"
#include "grpcpp/security/tls_certificate_provider.h"
#include "grpcpp/security/tls_credentials_options.h"

namespace vanthu::rpc {
namespace {

constexpr int kReconnectMinMs = 100;
constexpr int kReconnectMaxMs = 2'000;
constexpr int kConnectMs = 5'000;  // what one attempt may take
constexpr int kPingMs = 30'000;    // more than network_server.cc allows
constexpr int kPingTimeoutMs = 10'000;

// A channel whose peer was not there fails calls at once while it connects anew, and it is polled by calls alone: between them by
// a backup every five seconds, in which no handshake comes to its end. Before the first channel, so before gRPC looks.
void PollBetweenCalls() {
  static const int is_set = setenv("GRPC_CLIENT_CHANNEL_BACKUP_POLL_INTERVAL_MS", "100", 0);
  (void)is_set;
}

}  // namespace

std::shared_ptr<grpc::Channel> ServiceChannel(const std::string& target, const TlsFiles& files, const std::string& service,
                                              unsigned refresh_seconds) {
  PollBetweenCalls();
  grpc::experimental::TlsChannelCredentialsOptions options;
  options.set_certificate_provider(std::make_shared<grpc::experimental::FileWatcherCertificateProvider>(
      files.key_and_chain, files.key_and_chain, files.authorities, refresh_seconds));
  options.watch_root_certs();
  options.watch_identity_key_cert_pairs();
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(kMessageBytesMax);
  arguments.SetMaxSendMessageSize(kMessageBytesMax);
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, kReconnectMinMs);
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, kConnectMs);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, kReconnectMaxMs);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, kPingMs);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, kPingTimeoutMs);
  arguments.SetSslTargetNameOverride(service);
  return grpc::CreateCustomChannel(target, grpc::experimental::TlsCredentials(options), arguments);
}

}  // namespace vanthu::rpc
