#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "gateway/http/exchange.h"
#include "gateway/http/limits.h"
#include "services/platform/vocabulary/clock.h"

namespace vanthu::gateway {

struct ServerOptions {
  std::string address = "127.0.0.1";
  int port = 0;  // 0: any that is free
  int threads = 2;
  int connections_max = 4096;
  size_t header_bytes_max = kHeaderBytesMax;
  absl::Duration header_deadline = absl::Seconds(5);  // from the connection or the first byte to the end of the head, in total
  absl::Duration idle_deadline = absl::Seconds(75);   // between requests: longer than nginx keeps its own connections to us
  absl::Duration stall_deadline = absl::Seconds(30);  // an answer of which the client takes nothing
  absl::Duration body_grace = absl::Seconds(5);       // waited for a body before its rate is judged
  int64_t body_rate_min = 1024;                       // bytes a second of waiting
};

// HTTP/1.1 over TCP, Beast behind Exchange. Each thread has its own event loop and connections; nothing here waits for anybody.
// In front of a large installation stands nginx, for TLS and HTTP/2. SIGPIPE never comes: nothing is written that could raise it.
class Server {
 public:
  using Handler = std::function<void(std::shared_ptr<Exchange>)>;  // on a thread of the server's; must not block
  using Refusal = std::function<Response(const absl::Status&)>;    // the answer to what is no request for the handler

  // UNAVAILABLE where the address cannot be listened on. `clock` outlives the server; it stands in Date.
  static absl::StatusOr<std::unique_ptr<Server>> Start(ServerOptions options, vanthu::Clock& clock, Handler handler,
                                                       Refusal refusal);
  ~Server();

  int port() const;

  // Takes no new connection and no further request; what is under way may end within `grace`, then it is cut. Repeating it does
  // nothing. No thread of the server runs any more when it returns.
  void Drain(absl::Duration grace);

 private:
  struct Parts;
  explicit Server(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace vanthu::gateway
