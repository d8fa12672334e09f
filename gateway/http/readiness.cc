#include "gateway/http/readiness.h"

#include <map>
#include <utility>

#include "gateway/http/byte_buffer.h"
#include "gateway/http/wire_fields.h"
#include "grpcpp/client_context.h"
#include "nlohmann/json.hpp"
#include "services/platform/rpc/channel.h"

namespace vanthu::gateway {
namespace {

constexpr char kHealthCheck[] = "/grpc.health.v1.Health/Check";
constexpr absl::Duration kCheckTimeout = absl::Seconds(2);
constexpr absl::Duration kFoundCounts = absl::Seconds(1);

// grpc.health.v1: HealthCheckResponse { ServingStatus status = 1; }, SERVING = 1. The request is empty: the server as a whole.
bool IsServing(const grpc::Status& status, const grpc::ByteBuffer& answer) {
  return status.ok() && FindVarintField(WireOf(answer).text(), 1) == 1u;
}

struct Check {
  LiveCalls::Place place;  // first: the last to go
  grpc::ClientContext context;
  grpc::ByteBuffer request;
  grpc::ByteBuffer answer;
};

}  // namespace

// One question to every service; the last answer makes the page.
struct Readiness::Round {
  std::mutex mutex;  // guards serving, missing
  std::map<std::string, bool> serving;
  size_t missing;
  std::function<void(Response)> then;

  void Take(const std::string& service, bool is_serving, Readiness& readiness) {
    {
      std::lock_guard lock(mutex);
      serving[service] = is_serving;
      if (--missing > 0) return;
    }
    nlohmann::ordered_json services = nlohmann::ordered_json::object();
    bool all = true;
    for (const auto& [name, one] : serving) {
      services[name] = one ? "SERVING" : "NOT_SERVING";
      all = all && one;
    }
    Response page{.head = {.status = all ? 200 : 503, .fields = {{"Content-Type", "application/json; charset=utf-8"}}},
                  .body = nlohmann::ordered_json{{"ready", all}, {"services", services}}.dump()};
    {
      std::lock_guard lock(readiness.mutex_);
      readiness.found_ = page;
      readiness.found_at_ = readiness.clock_.Now();
    }
    then(std::move(page));
  }
};

void Readiness::Ask(std::function<void(Response)> then) {
  {
    std::unique_lock lock(mutex_);
    const absl::Duration age = clock_.Now() - found_at_;
    if (age >= absl::ZeroDuration() && age < kFoundCounts) {
      Response page = found_;
      lock.unlock();
      return then(std::move(page));
    }
  }
  auto round = std::make_shared<Round>();
  round->missing = upstreams_.size();
  round->then = std::move(then);
  for (const Upstream& upstream : upstreams_) {
    auto check = std::make_shared<Check>();
    check->request = BufferOf("");
    rpc::Prepare({.timeout = kCheckTimeout}, check->context);
    if (!check->place.Take(calls_, &check->context, nullptr)) {
      round->Take(upstream.service, false, *this);
      continue;
    }
    upstream.stub->UnaryCall(&check->context, kHealthCheck, grpc::StubOptions(), &check->request, &check->answer,
                             [this, check, round, service = upstream.service](const grpc::Status& status) {
                               round->Take(service, IsServing(status, check->answer), *this);
                               check->place.Done();
                             });
  }
}

}  // namespace vanthu::gateway
