#include "gateway/http/gateway.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "absl/strings/str_cat.h"
#include "gateway/http/contract_comments.h"
#include "gateway/http/error_answer.h"
#include "gateway/http/open_api.h"
#include "gateway/http/standing_fields.h"
#include "grpcpp/channel.h"
#include "services/platform/status/macros.h"

namespace vanthu::gateway {
namespace {

const google::protobuf::DescriptorPool& Pool() { return *google::protobuf::DescriptorPool::generated_pool(); }

absl::StatusOr<RouteTable> TableOf(const GatewayConfig& config) {
  std::vector<const google::protobuf::ServiceDescriptor*> services;
  for (const auto& [name, channel] : config.services) {
    services.push_back(Pool().FindServiceByName(name));
    if (services.back() == nullptr)
      return absl::FailedPreconditionError(absl::StrCat("no contract in this program is called ", name));
  }
  return RouteTable::Of(services);
}

absl::StatusOr<std::string> PageOf(const RouteTable& table, const std::vector<std::string>& contracts) {
  ContractComments comments;
  for (const std::string& set : contracts) RETURN_IF_ERROR(comments.Add(set));
  return OpenApiOf(table, comments);
}

std::vector<Upstream> Upstreams(const std::map<std::string, std::shared_ptr<grpc::GenericStub>>& stubs) {
  std::vector<Upstream> upstreams;
  for (const auto& [service, stub] : stubs) upstreams.push_back({service, stub});
  return upstreams;
}

std::map<std::string, std::shared_ptr<grpc::GenericStub>> StubsOf(const GatewayConfig& config) {
  std::map<std::string, std::shared_ptr<grpc::GenericStub>> stubs;
  for (const auto& [service, channel] : config.services) stubs.emplace(service, std::make_shared<grpc::GenericStub>(channel));
  return stubs;
}

// A beat has to come several times within the least of what it measures.
absl::Duration BeatOf(const GatewayConfig& config) { return std::min(config.heartbeat, config.first_event_wait) / 4; }

}  // namespace

// In the order of building: what is used stands above its users.
struct Gateway::Parts {
  Parts(GatewayConfig config, RouteTable routes, std::string page, vanthu::Clock& clock, std::unique_ptr<Credentials> from)
      : table(std::move(routes)),
        stubs(StubsOf(config)),
        codec(&Pool()),
        metrics(table.routes(), std::move(config.process_metrics)),
        tools{codec, calls, metrics,
              RelayLimits{config.answer_timeout, config.upload_bytes_max, config.heartbeat, config.first_event_wait}},
        credentials(std::move(from)),
        readiness(Upstreams(stubs), calls, clock),
        heartbeat(BeatOf(config)),
        reception({.trusted_proxies = config.trusted_proxies,
                   .per_address = config.per_address,
                   .per_token = config.per_token,
                   .open_api = std::move(page),
                   .desk = std::move(config.desk)},
                  {table, stubs, tools, *credentials, readiness, heartbeat, clock}) {}

  const RouteTable table;
  const std::map<std::string, std::shared_ptr<grpc::GenericStub>> stubs;
  const JsonCodec codec;
  GatewayMetrics metrics;
  LiveCalls calls;
  RelayTools tools;
  const std::unique_ptr<Credentials> credentials;
  Readiness readiness;
  Heartbeat heartbeat;
  Reception reception;
  std::unique_ptr<Server> server;
};

absl::StatusOr<std::unique_ptr<Gateway>> Gateway::Open(GatewayConfig config, vanthu::Clock& clock,
                                                       std::unique_ptr<Credentials> credentials) {
  ASSIGN_OR_RETURN(RouteTable table, TableOf(config));
  ASSIGN_OR_RETURN(std::string page, PageOf(table, config.contracts));
  const ServerOptions options = config.server;
  auto parts = std::make_unique<Parts>(std::move(config), std::move(table), std::move(page), clock, std::move(credentials));
  std::unique_ptr<Gateway> gateway(new Gateway(std::move(parts)));
  Reception& reception = gateway->parts_->reception;
  auto handler = [&reception](std::shared_ptr<Exchange> exchange) { reception.Receive(std::move(exchange)); };
  auto refusal = [&metrics = gateway->parts_->metrics](const absl::Status& status) {
    Response answer = ErrorAnswer(status);
    AddStandingFields(/*is_tls=*/false, &answer.head);
    metrics.Count(nullptr, answer.head.status, std::chrono::seconds(0));
    return answer;
  };
  ASSIGN_OR_RETURN(gateway->parts_->server, Server::Start(options, clock, std::move(handler), std::move(refusal)));
  return gateway;
}

Gateway::Gateway(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Gateway::~Gateway() { Drain(absl::ZeroDuration()); }
int Gateway::port() const { return parts_->server->port(); }

void Gateway::Drain(absl::Duration grace) {
  parts_->calls.WindUp();
  if (parts_->server) parts_->server->Drain(grace);
  parts_->credentials->Stop();
  parts_->calls.Stop();
}

}  // namespace vanthu::gateway
