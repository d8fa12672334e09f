#include "services/platform/rpc/door.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "grpc/support/time.h"
#include "grpcpp/grpcpp.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::rpc {
namespace {

constexpr absl::Duration kDeadlineMax = absl::Hours(1);
constexpr size_t kSecretBytes = 32;

// A transport's deadline stands on the machine's clock, whatever clock the house goes by.
absl::Duration TimeLeft(gpr_timespec deadline) {
  if (gpr_time_cmp(deadline, gpr_inf_future(deadline.clock_type)) == 0) return absl::InfiniteDuration();
  const gpr_timespec left = gpr_time_sub(deadline, gpr_now(deadline.clock_type));
  return absl::Seconds(left.tv_sec) + absl::Nanoseconds(left.tv_nsec);
}

std::vector<std::string> MetadataOf(const grpc::CallbackServerContext& context, const char* key) {
  std::vector<std::string> values;
  const auto range = context.client_metadata().equal_range(key);
  for (auto it = range.first; it != range.second; ++it) values.emplace_back(it->second.data(), it->second.size());
  return values;
}

PeerFacts FactsOf(const grpc::CallbackServerContext& context) {
  PeerFacts facts;
  const auto auth = context.auth_context();
  facts.has_auth_context = auth->begin() != auth->end();
  facts.authenticated = auth->IsPeerAuthenticated();
  for (const grpc::string_ref& name : auth->FindPropertyValues("x509_common_name")) {
    facts.common_names.emplace_back(name.data(), name.size());
  }
  facts.peer = context.peer();
  facts.secrets = MetadataOf(context, kCallerSecretKey);
  facts.authorizations = MetadataOf(context, kAuthorizationKey);
  return facts;
}

// W3C trace context, version 00: what else came is not passed on.
std::string Traceparent(const grpc::CallbackServerContext& context) {
  const std::vector<std::string> values = MetadataOf(context, kTraceparentKey);
  if (values.size() != 1 || values[0].size() != 55) return "";
  const bool fits = values[0].find_first_not_of("0123456789abcdef-") == std::string::npos &&
                    values[0].compare(0, 3, "00-") == 0 && values[0][35] == '-' && values[0][52] == '-';
  return fits ? values[0] : "";
}

absl::Status Stopping(const std::string& service) { return status::Error(status::Reason::kUnavailable, {{"name", service}}); }

bool IsRefusal(const absl::Status& status) { return absl::IsUnauthenticated(status) || absl::IsPermissionDenied(status); }

}  // namespace

Door::Door(DoorOptions options, Clock& clock, Randomness& randomness)
    : options_(std::move(options)),
      clock_(clock),
      randomness_(randomness),
      identity_(options_.audience, options_.token_keys),
      pool_(options_.pool_threads, options_.queue_max) {}

Door::~Door() { Stop(); }

std::string Door::SecretFor(std::string_view calling_service) {
  std::lock_guard lock(randomness_mutex_);
  std::string secret = randomness_.Bytes(kSecretBytes);
  identity_.Accept(calling_service, secret);
  return secret;
}

void Door::Offer(const std::string& service_name, grpc::Service* service) {
  services_.push_back(service);
  if (!bound_.emplace(service_name, std::set<std::string>()).second) faults_.push_back(service_name + " is offered twice");
}

Method* Door::Bind(const std::string& service_name, const std::string& method_name) {
  const auto* service = google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(service_name);
  const auto* descriptor = service == nullptr ? nullptr : service->FindMethodByName(method_name);
  const std::string name = absl::StrCat(service_name, "/", method_name);
  if (descriptor == nullptr) return faults_.push_back(name + " is no method of the contract"), nullptr;
  if (!bound_[service_name].insert(method_name).second) return faults_.push_back(name + " is bound twice"), nullptr;
  auto rule = AccessRule::Of(*descriptor);
  if (!rule.ok()) return faults_.push_back(std::string(rule.status().message())), nullptr;
  return &methods_.emplace_back(*descriptor, std::move(*rule));
}

absl::Status Door::Ready() const {
  std::vector<std::string> faults = faults_;
  for (const auto& [service_name, methods] : bound_) {
    const auto* service = google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(service_name);
    for (int i = 0; service != nullptr && i < service->method_count(); ++i) {
      if (!methods.contains(service->method(i)->name())) {
        faults.push_back(absl::StrCat(service_name, "/", service->method(i)->name(), " has no handler"));
      }
    }
  }
  if (services_.empty()) faults.push_back("no service is offered");
  if (faults.empty()) return absl::OkStatus();
  return absl::FailedPreconditionError(absl::StrCat("the door of ", options_.service, ": ", absl::StrJoin(faults, "; ")));
}

std::vector<MethodCount> Door::Counts() const {
  std::vector<MethodCount> counts;
  for (const Method& method : methods_) {
    for (size_t code = 0; code < method.answered.size(); ++code) {
      const int64_t count = method.answered[code].load(std::memory_order_relaxed);
      if (count > 0) counts.push_back({method.rule.method(), static_cast<absl::StatusCode>(code), count});
    }
  }
  return counts;
}

absl::Status Door::Admit(const Method& method, grpc::CallbackServerContext& context, const google::protobuf::Message* request,
                         Call* call) {
  call->method = method.rule.method();
  call->traceparent = Traceparent(context);
  RETURN_IF_ERROR(JudgeDeadline(context, call));
  ASSIGN_OR_RETURN(call->caller, identity_.Of(FactsOf(context), clock_.Now()));
  RETURN_IF_ERROR(method.rule.Judge(call->caller));
  return request == nullptr ? absl::OkStatus() : method.rule.JudgeAgency(call->caller, *request);
}

absl::Status Door::JudgeDeadline(const grpc::CallbackServerContext& context, Call* call) {
  const gpr_timespec deadline = context.raw_deadline();
  const absl::Duration left = TimeLeft(deadline);
  if (left > kDeadlineMax) {
    return status::Error(status::Reason::kInvalidField, {{"field", "grpc-timeout"},
                                                         {"value", absl::FormatDuration(left)},
                                                         {"rule", "Mỗi lời gọi phải có thời hạn, nhiều nhất một giờ."},
                                                         {"rule_en", "Every call needs a deadline, an hour away at most."}});
  }
  if (left <= absl::ZeroDuration()) return absl::DeadlineExceededError("the deadline passed before the call was let in");
  call->deadline = clock_.Now() + left;
  call->is_cancelled = [&context, deadline] { return context.IsCancelled() || TimeLeft(deadline) <= absl::ZeroDuration(); };
  return absl::OkStatus();
}

void Door::TurnAway(const Call& call, const absl::Status& status, std::function<void()> answer) {
  if (!IsRefusal(status) || !options_.on_refusal) return answer();
  const Refusal refusal{.caller = call.caller, .method = call.method, .status = status, .first_at = clock_.Now(), .count = 1};
  std::vector<Refusal> due = refusals_.Note(refusal);
  if (due.empty()) return answer();
  // Told even when the queue is full: what is due is bounded by callers and methods a minute, and no refusal goes unaudited.
  const bool posted = pool_.Post([this, due, answer] {
    Tell(due);
    answer();
  });
  if (!posted) answer();
}

void Door::Tell(const std::vector<Refusal>& refusals) {
  for (const Refusal& refusal : refusals) options_.on_refusal(refusal);
}

void Door::Run(std::shared_ptr<const Call> call, std::function<void(const absl::Status&)> task) {
  const bool posted = pool_.TryPost([call, task] {
    task(call->is_cancelled() ? absl::CancelledError("the caller went away while the call waited") : absl::OkStatus());
  });
  if (!posted) task(status::Error(status::Reason::kOverloaded));
}

absl::Status Door::Enter(LiveStream* stream) {
  std::lock_guard lock(streams_mutex_);
  if (closed_) return Stopping(options_.service);
  if (streams_.size() >= options_.live_streams_max) return status::Error(status::Reason::kOverloaded);
  streams_.insert(stream);
  return absl::OkStatus();
}

void Door::Leave(LiveStream* stream) {
  std::lock_guard lock(streams_mutex_);
  streams_.erase(stream);
}

void Door::CloseStreams() {
  std::vector<LiveStream*> resting;  // these are ours to finish: nobody else will, so they stay until we do
  {
    std::lock_guard lock(streams_mutex_);
    closed_ = true;
    for (LiveStream* stream : streams_) {
      if (stream->turn->Stop(Stopping(options_.service)) == Turn::Step::kFinish) resting.push_back(stream);
    }
  }
  for (LiveStream* stream : resting) stream->Finish();
}

void Door::Stop() {
  CloseStreams();
  pool_.Stop();
  if (options_.on_refusal) Tell(refusals_.TakeAll());
}

}  // namespace vanthu::rpc
