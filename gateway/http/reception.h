#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>

#include "gateway/http/credentials.h"
#include "gateway/http/desk_files.h"
#include "gateway/http/exchange.h"
#include "gateway/http/heartbeat.h"
#include "gateway/http/rate_limiter.h"
#include "gateway/http/readiness.h"
#include "gateway/http/route_table.h"
#include "gateway/http/visit.h"

namespace vanthu::gateway {

struct ReceptionConfig {
  std::set<std::string> trusted_proxies = {};  // IP addresses
  Rate per_address = {};
  Rate per_token = {};
  std::string open_api;  // what /openapi.json is
  DeskFiles desk = {};
};

// What the reception sends requests on with; all outlive it.
struct ReceptionTools {
  const RouteTable& table;
  std::map<std::string, std::shared_ptr<grpc::GenericStub>> stubs;  // by service
  RelayTools& relay;
  Credentials& credentials;
  Readiness& readiness;
  Heartbeat& heartbeat;
  vanthu::Clock& clock;
};

// Takes each request, finds out who sends it and where it goes, and hands it to the relay of its shape. Threads: any.
class Reception {
 public:
  Reception(ReceptionConfig config, ReceptionTools tools);

  void Receive(std::shared_ptr<Exchange> exchange);

 private:
  bool IsOwnPage(const std::shared_ptr<Visit>& visit, const Target& target, bool came_by_proxy);
  void Send(std::shared_ptr<Visit> visit, Target target);
  // Finds out for whom it speaks, then admits it.
  void Identify(const std::shared_ptr<Visit>& visit);
  void Admit(const std::shared_ptr<Visit>& visit, absl::StatusOr<std::string> token);
  bool IsOverRate(Visit& visit, RateLimiter& limiter, const std::string& caller);

  const ReceptionConfig config_;
  const ReceptionTools tools_;
  RateLimiter by_address_;
  RateLimiter by_token_;
};

}  // namespace vanthu::gateway
