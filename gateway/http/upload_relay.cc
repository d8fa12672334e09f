#include "gateway/http/upload_relay.h"

#include <mutex>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "gateway/http/byte_buffer.h"
#include "gateway/http/limits.h"
#include "gateway/http/message_answer.h"
#include "gateway/http/request_binding.h"
#include "gateway/http/request_fault.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::gateway {
namespace {

using status::Reason;

class UploadRelay : public grpc::ClientBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>,
                    public std::enable_shared_from_this<UploadRelay> {
 public:
  explicit UploadRelay(std::shared_ptr<Visit> visit)
      : visit_(std::move(visit)), binding_(visit_->route(), visit_->tools().codec) {}

  void Start() {
    const absl::Status begun = Call();
    if (!begun.ok()) return visit_->Refuse(begun);
    const std::weak_ptr<UploadRelay> weak = shared_from_this();
    visit_->exchange().OnGone([weak] {
      if (const auto self = weak.lock()) self->context_.TryCancel();
    });
    ReadOn();
  }

  void OnWriteDone(bool ok) override {
    if (!ok) return LetGo();
    if (!has_ended_) ReadOn();
  }

  // The answer, or that there is none: either way the service wants no more.
  void OnReadDone(bool ok) override {
    has_answer_ = ok;
    LetGo();
  }

  void OnDone(const grpc::Status& status) override {
    const std::shared_ptr<UploadRelay> self = std::exchange(self_, nullptr);  // to the end of this
    absl::Status broken;
    {
      std::lock_guard lock(mutex_);
      broken = broken_;
    }
    if (!broken.ok()) {
      visit_->Refuse(broken);
    } else if (!status.ok()) {
      visit_->Refuse(status);
    } else if (has_answer_) {
      AnswerMessage(*visit_, WireOf(answer_).text());
    } else {
      visit_->Refuse(FaultError(RequestFault::kNoAnswerCame));
    }
    place_.Done();
  }

 private:
  absl::Status Call() {
    RETURN_IF_ERROR(JudgeBodyLength(visit_->head(), visit_->tools().limits.upload_bytes_max));
    ASSIGN_OR_RETURN(rest_, visit_->RestOfRequest());
    RETURN_IF_ERROR(visit_->Prepare(kTimeoutMax, &context_));
    if (!place_.Take(visit_->tools().calls, &context_, nullptr))
      return status::Error(Reason::kUnavailable, {{"name", visit_->service_name()}});
    self_ = shared_from_this();  // until OnDone
    visit_->stub().PrepareBidiStreamingCall(&context_, visit_->route().rpc, grpc::StubOptions(), this);
    AddHold();  // pieces come from outside of the call
    StartRead(&answer_);
    StartCall();
    return absl::OkStatus();
  }

  void ReadOn() {
    visit_->exchange().Read([self = shared_from_this()](absl::StatusOr<std::string> piece) { self->Pass(std::move(piece)); });
  }

  void Pass(absl::StatusOr<std::string> piece) {
    if (piece.ok()) {
      bytes_ += static_cast<int64_t>(piece->size());
      const int64_t limit = visit_->tools().limits.upload_bytes_max;
      if (bytes_ > limit) piece = status::Error(Reason::kBodyTooLarge, {{"limit", absl::StrCat(limit)}});
    }
    std::unique_lock lock(mutex_);
    if (is_free_) return;
    if (!piece.ok()) {
      broken_ = piece.status();
      lock.unlock();
      context_.TryCancel();
      return LetGo();
    }
    has_ended_ = piece->empty();
    if (has_ended_ && has_begun_) {
      StartWritesDone();
    } else {
      const std::string* type = visit_->head().Find("Content-Type");
      const bool is_first = !std::exchange(has_begun_, true);
      message_ = BufferOf(binding_.RawBody(*piece, is_first, type == nullptr ? "" : *type) + (is_first ? rest_ : ""));
      has_ended_ ? StartWriteLast(&message_, grpc::WriteOptions()) : StartWrite(&message_);
    }
  }

  // No more pieces are passed on from here; once.
  void LetGo() {
    {
      std::lock_guard lock(mutex_);
      if (std::exchange(is_free_, true)) return;
    }
    RemoveHold();
  }

  LiveCalls::Place place_;  // first: the last to go
  const std::shared_ptr<Visit> visit_;
  const RequestBinding binding_;
  std::shared_ptr<UploadRelay> self_;
  grpc::ClientContext context_;
  std::string rest_;
  grpc::ByteBuffer message_;
  grpc::ByteBuffer answer_;
  bool has_answer_ = false;
  int64_t bytes_ = 0;
  std::mutex mutex_;  // guards all below
  absl::Status broken_;
  bool has_begun_ = false;
  bool has_ended_ = false;
  bool is_free_ = false;
};

}  // namespace

void RelayUpload(std::shared_ptr<Visit> visit) { std::make_shared<UploadRelay>(std::move(visit))->Start(); }

}  // namespace vanthu::gateway
