#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "grpcpp/server_context.h"
#include "services/platform/rpc/access_rule.h"
#include "services/platform/rpc/call.h"
#include "services/platform/rpc/identity.h"
#include "services/platform/rpc/refusal_ledger.h"
#include "services/platform/rpc/turn.h"
#include "services/platform/rpc/worker_pool.h"
#include "services/platform/vocabulary/clock.h"
#include "services/platform/vocabulary/randomness.h"

namespace grpc {
class Service;
}

namespace vanthu::rpc {

struct DoorOptions {
  std::string service = {};   // "numbering": whose door it is
  std::string audience = {};  // the installation that person tokens have to be for
  size_t pool_threads = 2;    // about as many as cores
  size_t queue_max = 1000;    // calls that wait for a thread; beyond that OVERLOADED
  size_t live_streams_max = 1000;
  Identity::Keys token_keys = {};  // whose signature makes a person's token, asked at each call; none: no person gets in
  // Told of refusals, on the pool, before the caller is answered; may write an audit row. Not called for repeats within a minute.
  std::function<void(const Refusal&)> on_refusal = {};
};

// One method of the contract, as a door serves it.
struct Method {
  Method(const google::protobuf::MethodDescriptor& d, AccessRule r) : descriptor(&d), rule(std::move(r)) {}

  void Count(absl::StatusCode code) {
    answered[static_cast<size_t>(code) % answered.size()].fetch_add(1, std::memory_order_relaxed);
  }

  const google::protobuf::MethodDescriptor* descriptor;
  AccessRule rule;
  std::array<std::atomic<int64_t>, 17> answered{};  // by code
};

struct MethodCount {
  std::string method;
  absl::StatusCode code;
  int64_t count;
};

// A stream or upload that is going on. Finish is called once, by whoever `turn` tells kFinish.
class LiveStream {
 public:
  explicit LiveStream(bool at_work) : turn(std::make_shared<Turn>(at_work)) {}
  virtual ~LiveStream() = default;
  virtual void Finish() = 0;
  const std::shared_ptr<Turn> turn;  // outlives the stream where a wake is still on its way
};

// What stands between the wire and one service's handlers: who is calling, whether they may, a bounded pool to run on, the
// streams that are open, and what was answered. Handlers are bound by Api<Svc> (api.h). Ends: CloseStreams, then the servers'
// shutdown, then Stop; the servers (in_process_server.h) do it in that order. Threads: any, once all services are bound.
class Door {
 public:
  Door(DoorOptions options, Clock& clock, Randomness& randomness);
  ~Door();
  Door(const Door&) = delete;
  Door& operator=(const Door&) = delete;

  // What makes `calling_service` known to this door within the process: 32 random bytes.
  std::string SecretFor(std::string_view calling_service);

  // FAILED_PRECONDITION with every fault of the contract: an RPC without handler, with two, without rule. A server asks before it
  // starts.
  absl::Status Ready() const;

  const std::vector<grpc::Service*>& services() const { return services_; }
  std::vector<MethodCount> Counts() const;  // what was answered so far, zero counts left out

  // Ends what would else never end: every stream and upload gets UNAVAILABLE, and no new call is let in.
  void CloseStreams();
  void Stop();  // joins the pool

  // For Api<Svc> alone.
  void Offer(const std::string& service_name, grpc::Service* service);
  Method* Bind(const std::string& service_name, const std::string& method_name);  // nullptr: a fault, kept for Ready
  // Fills `call` and judges deadline, identity, rule and, where `request` is there, agency: in that order.
  absl::Status Admit(const Method& method, grpc::CallbackServerContext& context, const google::protobuf::Message* request,
                     Call* call);
  // Answers a call that was not let in; where that is a refusal to be told of, it is told first, on the pool.
  void TurnAway(const Call& call, const absl::Status& status, std::function<void()> answer);
  // Runs `task` on the pool and tells it whether it is still wanted: not OK where the pool is full, or the caller is gone or
  // late.
  void Run(std::shared_ptr<const Call> call, std::function<void(const absl::Status&)> task);
  bool Post(std::function<void()> step) { return pool_.Post(std::move(step)); }  // a step of what was let in
  absl::Status Enter(LiveStream* stream);
  void Leave(LiveStream* stream);

 private:
  absl::Status JudgeDeadline(const grpc::CallbackServerContext& context, Call* call);
  void Tell(const std::vector<Refusal>& refusals);

  const DoorOptions options_;
  Clock& clock_;
  Randomness& randomness_;
  std::mutex randomness_mutex_;
  Identity identity_;
  RefusalLedger refusals_;

  std::vector<grpc::Service*> services_;
  std::map<std::string, std::set<std::string>> bound_;  // methods by service
  std::deque<Method> methods_;
  std::vector<std::string> faults_;

  mutable std::mutex streams_mutex_;  // guards streams_, closed_
  std::set<LiveStream*> streams_;
  bool closed_ = false;

  WorkerPool pool_;  // last: its tasks use the rest
};

}  // namespace vanthu::rpc
