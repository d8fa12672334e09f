#include "gateway/http/event_relay.h"

#include <mutex>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "gateway/http/byte_buffer.h"
#include "gateway/http/error_answer.h"
#include "gateway/http/limits.h"
#include "gateway/http/wire_fields.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::gateway {
namespace {

using google::protobuf::FieldDescriptor;
using Moment = Heartbeat::Moment;

constexpr char kBeat[] = ":\n\n";

std::string MarkOf(const FieldDescriptor* mark, std::string_view wire) {
  if (mark == nullptr) return "";
  if (mark->type() == FieldDescriptor::TYPE_STRING) return std::string(FindBytesField(wire, mark->number()).value_or(""));
  return absl::StrCat(FindVarintField(wire, mark->number()).value_or(0));
}

class EventRelay : public grpc::ClientBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>,
                   public std::enable_shared_from_this<EventRelay> {
 public:
  explicit EventRelay(std::shared_ptr<Visit> visit) : visit_(std::move(visit)), beaten_at_(std::chrono::steady_clock::now()) {}

  void Start(Heartbeat& heartbeat) {
    const absl::Status begun = Call();
    if (!begun.ok()) return visit_->Refuse(begun);
    const std::weak_ptr<EventRelay> weak = shared_from_this();
    heartbeat.Join([weak](Moment now) {
      const auto self = weak.lock();
      return self != nullptr && self->Beat(now);
    });
    visit_->exchange().OnGone([weak] {
      if (const auto self = weak.lock()) self->Stop();
    });
  }

  // Each read is followed by its write and the next read, until one fails: then the hold goes, and the call may be done.
  void OnReadDone(bool ok) override {
    if (!ok) return RemoveHold();
    const auto event = EventOf(WireOf(item_).text());
    std::unique_lock lock(mutex_);
    owes_read_ = true;
    if (event.ok()) queue_ += *event;
    if (!event.ok()) failure_ = event.status();
    Begin();
    Pump(lock);
    if (!event.ok()) context_.TryCancel();
  }

  void OnDone(const grpc::Status& status) override {
    const std::shared_ptr<EventRelay> self = std::exchange(self_, nullptr);  // to the end of this
    {
      std::unique_lock lock(mutex_);
      is_done_ = true;
      TakeOutcome(failure_.ok() ? WithReason(status, visit_->service_name()) : failure_, lock);
    }
    visit_->tools().metrics.open_streams().Decrement();
    place_.Done();
  }

 private:
  absl::Status Call() {
    ASSIGN_OR_RETURN(const std::string request, visit_->RestOfRequest());
    RETURN_IF_ERROR(visit_->Prepare(kTimeoutMax, &context_));
    const std::weak_ptr<EventRelay> weak = shared_from_this();
    const bool entered = place_.Take(visit_->tools().calls, &context_, [weak] {
      if (const auto self = weak.lock()) self->Stop();
    });
    if (!entered) return status::Error(status::Reason::kUnavailable, {{"name", visit_->service_name()}});
    visit_->tools().metrics.open_streams().Increment();
    self_ = shared_from_this();  // until OnDone
    request_ = BufferOf(request);
    visit_->stub().PrepareBidiStreamingCall(&context_, visit_->route().rpc, grpc::StubOptions(), this);
    AddHold();
    StartWriteLast(&request_, grpc::WriteOptions());
    StartRead(&item_);
    StartCall();
    return absl::OkStatus();
  }

  // The gateway drains or the client is gone: what is open ends here, and a client that is there comes back.
  void Stop() {
    std::unique_lock lock(mutex_);
    context_.TryCancel();
    if (!has_begun_) return;
    is_done_ = true;
    Pump(lock);
  }

  bool Beat(Moment now) {
    std::unique_lock lock(mutex_);
    if (is_done_) return false;
    const RelayLimits& limits = visit_->tools().limits;
    const absl::Duration waited = absl::FromChrono(now - beaten_at_);
    if (waited < (has_begun_ ? limits.heartbeat : limits.first_event_wait)) return true;
    beaten_at_ = now;
    if (!Begin()) queue_ += kBeat;
    Pump(lock);
    return true;
  }

  absl::StatusOr<std::string> EventOf(std::string_view wire) const {
    const Route& route = visit_->route();
    ASSIGN_OR_RETURN(const std::string json, visit_->tools().codec.ToJson(*route.method->output_type(), wire));
    const std::string id = MarkOf(route.headers.mark, wire);
    const bool is_line = id.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos;
    return absl::StrCat(id.empty() || !is_line ? "" : absl::StrCat("id: ", id, "\n"), "data: ", json, "\n\n");
  }

  // All below with the mutex held; Pump lets go of it.
  bool Begin() {
    if (std::exchange(has_begun_, true)) return false;
    visit_->Begin({.status = 200,
                   .fields = {{"Content-Type", "text/event-stream; charset=utf-8"}, {"X-Accel-Buffering", "no"}},
                   .body_bytes = std::nullopt});
    if (visit_->head().method == "HEAD") {
      context_.TryCancel();
      is_done_ = true;
    }
    queue_ = absl::StrCat("retry: ", absl::ToInt64Milliseconds(kReconnectAfter), "\n\n", queue_);
    return true;
  }

  void TakeOutcome(const absl::Status& status, std::unique_lock<std::mutex>& lock) {
    const bool comes_back = visit_->head().Find("Last-Event-ID") != nullptr;
    if (!has_begun_ && (!status.ok() || comes_back)) {
      has_begun_ = has_ended_ = true;
      lock.unlock();
      if (status.ok()) return visit_->Answer({.head = {.status = 204}, .body = ""});
      return visit_->Refuse(status);
    }
    Begin();
    if (status.ok()) queue_ += "event: end\ndata: {}\n\n";
    if (!status.ok() && !status::IsRetryable(status))
      queue_ += absl::StrCat("event: end\ndata: ", ErrorAnswer(status).body, "\n\n");
    Pump(lock);
  }

  void Pump(std::unique_lock<std::mutex>& lock) {
    if (is_writing_) return lock.unlock();
    if (has_ended_ || queue_.empty()) {
      const bool ends = is_done_ && !std::exchange(has_ended_, is_done_);
      const bool reads = std::exchange(owes_read_, false);
      lock.unlock();
      if (ends) visit_->exchange().End(true);
      if (reads) StartRead(&item_);
      return;
    }
    is_writing_ = true;
    std::string piece = std::exchange(queue_, "");
    lock.unlock();
    visit_->exchange().Write(std::move(piece), [self = shared_from_this()](bool ok) { self->OnWritten(ok); });
  }

  void OnWritten(bool ok) {
    std::unique_lock lock(mutex_);
    is_writing_ = false;
    if (!ok) {
      context_.TryCancel();
      queue_.clear();
      is_done_ = true;
    }
    Pump(lock);
  }

  LiveCalls::Place place_;  // first: the last to go
  const std::shared_ptr<Visit> visit_;
  std::shared_ptr<EventRelay> self_;
  grpc::ClientContext context_;
  grpc::ByteBuffer request_;
  grpc::ByteBuffer item_;
  std::mutex mutex_;  // guards all below
  std::string queue_;
  absl::Status failure_;
  Moment beaten_at_;
  bool has_begun_ = false;
  bool has_ended_ = false;
  bool is_done_ = false;  // nothing more comes into the queue
  bool is_writing_ = false;
  bool owes_read_ = false;  // when what was read is written
};

}  // namespace

void RelayEvents(std::shared_ptr<Visit> visit, Heartbeat& heartbeat) {
  std::make_shared<EventRelay>(std::move(visit))->Start(heartbeat);
}

}  // namespace vanthu::gateway
