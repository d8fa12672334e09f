#include "gateway/http/download_relay.h"

#include <algorithm>
#include <atomic>
#include <string>
#include <utility>

#include "gateway/http/byte_buffer.h"
#include "gateway/http/error_answer.h"
#include "gateway/http/file_head.h"
#include "gateway/http/limits.h"
#include "gateway/http/wire_fields.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::gateway {
namespace {

using status::Reason;

class DownloadRelay : public grpc::ClientBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>,
                      public std::enable_shared_from_this<DownloadRelay> {
 public:
  DownloadRelay(std::shared_ptr<Visit> visit, int64_t offset) : visit_(std::move(visit)), offset_(offset) {}

  void Start() {
    const absl::Status begun = Call();
    if (!begun.ok()) return visit_->Refuse(begun);
    const std::weak_ptr<DownloadRelay> weak = shared_from_this();
    visit_->exchange().OnGone([weak] {
      if (const auto self = weak.lock()) self->context_.TryCancel();
    });
  }

  // A read, its write, the next read, one at a time; the hold goes with the read that fails.
  void OnReadDone(bool ok) override {
    if (!ok) return RemoveHold();
    const WireOf wire(item_);
    if (!has_begun_) Begin(wire.text());
    if (is_answered_) return Drop();
    std::string piece(RawBytesIn(visit_->route().answer_raw, wire.text()));
    if (left_) piece.resize(std::min<uint64_t>(piece.size(), *left_));
    if (left_) *left_ -= piece.size();
    visit_->exchange().Write(std::move(piece), [self = shared_from_this()](bool written) { self->OnWritten(written); });
  }

  void OnDone(const grpc::Status& status) override {
    const std::shared_ptr<DownloadRelay> self = std::exchange(self_, nullptr);  // to the end of this
    const absl::Status outcome = WithReason(status, visit_->service_name());
    if (!has_begun_ && outcome.ok()) Begin("");
    if (!has_begun_) {
      visit_->Refuse(outcome);
    } else if (open_again_at_) {
      std::make_shared<DownloadRelay>(visit_, *open_again_at_)->Start();
    } else if (!std::exchange(is_answered_, true)) {
      visit_->exchange().End(outcome.ok());
    }
    place_.Done();
  }

 private:
  absl::Status Call() {
    ASSIGN_OR_RETURN(std::string request, visit_->RestOfRequest());
    const auto* offset = visit_->route().headers.offset;
    if (offset != nullptr) AppendVarintField(offset->number(), static_cast<uint64_t>(offset_), &request);
    RETURN_IF_ERROR(visit_->Prepare(kTimeoutMax, &context_));
    if (!place_.Take(visit_->tools().calls, &context_, nullptr))
      return status::Error(Reason::kUnavailable, {{"name", visit_->service_name()}});
    self_ = shared_from_this();  // until OnDone
    request_ = BufferOf(request);
    visit_->stub().PrepareBidiStreamingCall(&context_, visit_->route().rpc, grpc::StubOptions(), this);
    AddHold();
    StartWriteLast(&request_, grpc::WriteOptions());
    StartRead(&item_);
    StartCall();
    return absl::OkStatus();
  }

  void Begin(std::string_view first_message) {
    has_begun_ = true;
    const FileDescription file = FileDescription::Of(visit_->route(), first_message);
    FileAnswer answer = AnswerFor(visit_->head(), visit_->route(), file, offset_);
    if (answer.open_again_at) {
      open_again_at_ = answer.open_again_at;
      is_answered_ = true;
      return;
    }
    if (answer.head.status == 416) {
      is_answered_ = true;
      Response refusal = ErrorAnswer(status::Error(Reason::kRangeNotSatisfiable, {{"value", *visit_->head().Find("Range")}}));
      refusal.head.fields.push_back(answer.head.fields.back());
      return visit_->Answer(std::move(refusal));
    }
    left_ = answer.head.body_bytes;
    visit_->Begin(std::move(answer.head));
    if (answer.has_body && visit_->head().method != "HEAD") return;
    is_answered_ = true;
    visit_->exchange().End(true);
  }

  void OnWritten(bool written) {
    if (!written) return Drop();
    if (left_ != uint64_t{0}) return StartRead(&item_);
    if (!std::exchange(is_answered_, true)) visit_->exchange().End(true);
    Drop();
  }

  // Nothing more is wanted: the read that is owed comes back with nothing.
  void Drop() {
    context_.TryCancel();
    StartRead(&item_);
  }

  LiveCalls::Place place_;  // first: the last to go
  const std::shared_ptr<Visit> visit_;
  const int64_t offset_;
  std::shared_ptr<DownloadRelay> self_;
  grpc::ClientContext context_;
  grpc::ByteBuffer request_;
  grpc::ByteBuffer item_;
  // Touched by one read or write at a time, and by OnDone after the last.
  std::optional<uint64_t> left_;  // of an answer with a length
  std::optional<int64_t> open_again_at_;
  bool has_begun_ = false;
  bool is_answered_ = false;
};

}  // namespace

void RelayDownload(std::shared_ptr<Visit> visit) {
  const auto range = visit->route().headers.offset == nullptr ? std::nullopt : RangeIn(visit->head());
  const int64_t offset = range ? range->first.value_or(0) : 0;
  std::make_shared<DownloadRelay>(std::move(visit), offset)->Start();
}

}  // namespace vanthu::gateway
