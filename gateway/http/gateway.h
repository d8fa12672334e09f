#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "gateway/http/credentials.h"
#include "gateway/http/desk_files.h"
#include "gateway/http/limits.h"
#include "gateway/http/reception.h"
#include "gateway/http/server.h"
#include "prometheus/metric_family.h"
#include "services/platform/vocabulary/clock.h"

namespace grpc {
class Channel;
}

namespace vanthu::gateway {

struct GatewayConfig {
  ServerOptions server = {};
  // Where each service is: "vanthu.drafting.v1.Drafting". The channel calls as the process `gateway`; it is used until Drain
  // returns.
  std::map<std::string, std::shared_ptr<grpc::Channel>> services = {};
  // Descriptor sets of the contracts with their source info, for the comments of /openapi.json.
  std::vector<std::string> contracts = {};
  DeskFiles desk = {};  // what browsers get
  std::set<std::string> trusted_proxies = {};
  Rate per_address = {};
  Rate per_token = {};
  absl::Duration answer_timeout = kAnswerTimeout;
  int64_t upload_bytes_max = kUploadBytesMax;
  absl::Duration heartbeat = kHeartbeat;
  absl::Duration first_event_wait = kFirstEventWait;
  std::function<std::vector<prometheus::MetricFamily>()> process_metrics = {};  // what /metrics tells besides
};

// The front door: every RPC of its services that has a google.api.http rule, as HTTP and JSON; besides /openapi.json, /healthz,
// /readyz and /metrics, and the desk where there is one. It owns nothing and has no rule of its own: it translates.
class Gateway {
 public:
  // FAILED_PRECONDITION for a service that this program does not know, or rules that do not fit; UNAVAILABLE where its address is
  // taken.
  static absl::StatusOr<std::unique_ptr<Gateway>> Open(GatewayConfig config, vanthu::Clock& clock,
                                                       std::unique_ptr<Credentials> credentials);
  ~Gateway();

  int port() const;

  // SIGTERM: event streams end (their readers come back elsewhere), no further request is taken, what is under way may end within
  // `grace`. When it returns no call to a service is left, and the channels are free. Repeating it does nothing.
  void Drain(absl::Duration grace);

 private:
  struct Parts;
  explicit Gateway(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace vanthu::gateway
