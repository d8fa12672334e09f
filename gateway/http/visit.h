#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "gateway/http/client_facts.h"
#include "gateway/http/exchange.h"
#include "gateway/http/gateway_metrics.h"
#include "gateway/http/json_codec.h"
#include "gateway/http/live_calls.h"
#include "gateway/http/route.h"
#include "gateway/http/url_text.h"
#include "grpcpp/client_context.h"
#include "grpcpp/generic/generic_stub.h"

namespace vanthu::gateway {

struct RelayLimits {
  absl::Duration answer_timeout;
  int64_t upload_bytes_max;
  absl::Duration heartbeat;
  absl::Duration first_event_wait;
};

// What every relay works with; outlives them all.
struct RelayTools {
  const JsonCodec& codec;
  LiveCalls& calls;
  GatewayMetrics& metrics;
  const RelayLimits limits;
};

// One request on its way through the gateway: what was found out about it, and the one way to answer it. A relay holds it as long
// as it owes the answer.
class Visit {
 public:
  Visit(std::shared_ptr<Exchange> exchange, ClientFacts client, RelayTools& tools);

  const RequestHead& head() const { return exchange_->head(); }
  Exchange& exchange() { return *exchange_; }
  RelayTools& tools() { return tools_; }
  const Route& route() const { return *route_; }
  grpc::GenericStub& stub() { return *stub_; }

  // Where it goes. `target` views into the head, which stays.
  void Lead(const Route& route, grpc::GenericStub& stub, Target target, std::vector<std::string_view> segments);
  void SpeakFor(std::string token) { token_ = std::move(token); }

  const ClientFacts& client() const { return client_; }
  // The session that the call is about, where the request carries its secret in a header.
  void HoldSession(std::string secret) { session_secret_ = std::move(secret); }
  const std::string& session_secret() const { return session_secret_; }

  // Path, query and headers as a part of the request.
  absl::StatusOr<std::string> RestOfRequest() const;

  // Deadline and metadata of the call to the service: the person's token and the trace, nothing else. A client names its deadline
  // as gRPC does ("Grpc-Timeout: 5S").
  absl::Status Prepare(absl::Duration usual_timeout, grpc::ClientContext* context) const;

  // Each answers the request, once.
  void Answer(Response response);
  void Refuse(const absl::Status& status);
  void Refuse(const grpc::Status& status);
  void Begin(ResponseHead head);  // the exchange takes the rest

  const std::string& service_name() const { return route_->method->service()->name(); }

 private:
  void Count(int http_status);

  const std::shared_ptr<Exchange> exchange_;
  const ClientFacts client_;
  RelayTools& tools_;
  const std::chrono::steady_clock::time_point begun_at_;
  const Route* route_ = nullptr;
  grpc::GenericStub* stub_ = nullptr;
  Target target_;
  std::vector<std::string_view> segments_;
  std::string token_;
  std::string session_secret_;
};

// The body in one piece. BODY_TOO_LARGE over `bytes_max`, by its declared length where it has one.
void CollectBody(std::shared_ptr<Visit> visit, int64_t bytes_max, std::function<void(absl::StatusOr<std::string>)> then);

absl::Status JudgeBodyLength(const RequestHead& head, int64_t bytes_max);

}  // namespace vanthu::gateway
