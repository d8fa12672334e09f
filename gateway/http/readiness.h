#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "gateway/http/http_message.h"
#include "gateway/http/live_calls.h"
#include "grpcpp/generic/generic_stub.h"
#include "services/platform/vocabulary/clock.h"

namespace vanthu::gateway {

struct Upstream {
  std::string service;  // "vanthu.drafting.v1.Drafting"
  std::shared_ptr<grpc::GenericStub> stub;
};

// Whether the services behind the gateway would answer: each is asked by grpc.health.v1, all at once. What was found counts for a
// second, so that whoever asks often asks us only. Threads: any.
class Readiness {
 public:
  Readiness(std::vector<Upstream> upstreams, LiveCalls& calls, vanthu::Clock& clock)
      : upstreams_(std::move(upstreams)), calls_(calls), clock_(clock) {}

  void Ask(std::function<void(Response)> then);

 private:
  struct Round;

  const std::vector<Upstream> upstreams_;
  LiveCalls& calls_;
  vanthu::Clock& clock_;
  std::mutex mutex_;  // guards all below
  absl::Time found_at_ = absl::InfinitePast();
  Response found_;
};

}  // namespace vanthu::gateway
