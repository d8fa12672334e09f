#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "grpcpp/grpcpp.h"
#include "services/platform/rpc/door.h"
#include "services/platform/rpc/service_channel.h"

namespace vanthu::rpc {

struct NetworkServerOptions {
  std::string address;  // "127.0.0.1:8432"; port 0: a free one
  TlsFiles tls;
  unsigned tls_refresh_seconds = kTlsRefreshSeconds;
  bool reflection = false;  // answers whoever can connect, and for every later server of the process too
};

// A door on a port, under mutual TLS: who has no certificate of the authorities gets no handshake. New files are taken up without
// a restart; connections that stand go on.
class NetworkServer {
 public:
  // CONFIG_INVALID where the port cannot be had, or the certificate's files do not fit each other.
  static absl::StatusOr<std::unique_ptr<NetworkServer>> Start(Door& door, const NetworkServerOptions& options);
  ~NetworkServer();

  int port() const { return port_; }
  // A channel within the process whose calls come from `calling_service`. It must not be used after Shutdown.
  std::shared_ptr<grpc::Channel> ChannelFor(std::string_view calling_service);

  // What health checks are told, for all services; serving at first.
  void SetServing(bool is_serving);
  // Ends streams, lets running calls finish for as long as `grace`, then cancels them; joins the door's pool. Repeating it does
  // nothing.
  void Shutdown(absl::Duration grace);

 private:
  NetworkServer(Door& door, std::unique_ptr<grpc::Server> server, int port);

  Door& door_;
  std::unique_ptr<grpc::Server> server_;
  const int port_;
  bool is_down_ = false;
};

}  // namespace vanthu::rpc
