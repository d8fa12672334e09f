#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "absl/status/statusor.h"
#include "grpcpp/grpcpp.h"
#include "services/platform/rpc/call.h"
#include "services/platform/rpc/door.h"
#include "services/platform/rpc/grpc_status.h"
#include "services/platform/rpc/guarded.h"
#include "services/platform/rpc/sink.h"

namespace vanthu::rpc {

template <class Req>
class RefusedUpload : public grpc::ServerReadReactor<Req> {
 public:
  void OnDone() override { delete this; }
};

// One upload: reads a chunk, hands it to the sink on the pool, and only then reads the next, so that memory stays one chunk. The
// agency is judged at the first chunk, before the sink is opened. Deletes itself when gRPC is done with it.
template <class Req, class Res>
class UploadReactor : public grpc::ServerReadReactor<Req>, private LiveStream {
 public:
  using Open = std::function<absl::StatusOr<std::unique_ptr<Sink<Req, Res>>>(const Req& first)>;

  static grpc::ServerReadReactor<Req>* Start(Door& door, Method& method, std::shared_ptr<const Call> call, Res* response,
                                             Open open) {
    auto* reactor = new UploadReactor(door, method, std::move(call), response, std::move(open));
    const absl::Status entered = door.Enter(reactor);
    if (entered.ok()) {
      reactor->StartRead(&reactor->chunk_);
    } else if (reactor->turn->Stop(entered) == Turn::Step::kFinish) {
      reactor->Finish();
    }
    return reactor;
  }

  void OnReadDone(bool ok) override {
    more_ = ok;
    if (turn->Wake() == Turn::Step::kWork) PostStep();
  }

  void OnCancel() override {
    if (turn->Stop(absl::CancelledError("the caller cancelled")) == Turn::Step::kFinish) Finish();
  }

  void OnDone() override {
    door_.Leave(this);
    delete this;
  }

 private:
  UploadReactor(Door& door, Method& method, std::shared_ptr<const Call> call, Res* response, Open open)
      : LiveStream(false), door_(door), method_(method), call_(std::move(call)), response_(response), open_(std::move(open)) {}

  void PostStep() {
    if (!door_.Post([this] { TakeChunk(); })) EndWith(absl::UnavailableError("the server is stopping"));
  }

  // At work: no one but this step touches chunk_, more_ and sink_.
  void TakeChunk() {
    if (turn->Continue() == Turn::Step::kFinish) return Finish();
    if (call_->is_cancelled()) return EndWith(absl::CancelledError("the caller cancelled"));
    if (!more_) return sink_ ? Answer() : EndWith(absl::InvalidArgumentError("the upload has no chunk"));
    if (!sink_) {
      const absl::Status own = method_.rule.JudgeAgency(call_->caller, chunk_);
      if (!own.ok()) return door_.TurnAway(*call_, own, [this, own] { EndWith(own); });
      auto sink = open_(chunk_);
      if (!sink.ok()) return EndWith(sink.status());
      sink_ = std::move(*sink);
    }
    if (wants_more_) {
      const absl::StatusOr<bool> more = Guarded<bool>([this] { return sink_->Write(chunk_); });
      if (!more.ok()) return EndWith(more.status());
      wants_more_ = *more;
    }
    // Read before resting: once at rest, the stream may be finished and gone at any moment.
    this->StartRead(&chunk_);
    const Turn::Step step = turn->Rest();
    if (step == Turn::Step::kFinish) Finish();
    if (step == Turn::Step::kWork) PostStep();
  }

  void Answer() {
    if (turn->Continue() == Turn::Step::kFinish) return Finish();
    absl::StatusOr<Res> result = Guarded<Res>([this] { return sink_->Finish(); });
    sink_.reset();
    if (result.ok()) *response_ = std::move(*result);
    EndWith(result.status());
  }

  void EndWith(absl::Status outcome) {
    if (turn->End(std::move(outcome)) == Turn::Step::kFinish) Finish();
  }

  void Finish() override {  // the object may be gone when gRPC's Finish returns
    sink_.reset();          // what was cut off is dropped before the caller hears of it
    const absl::Status outcome = turn->outcome();
    method_.Count(outcome.code());
    grpc::ServerReadReactor<Req>::Finish(ToGrpc(outcome));
  }

  Door& door_;
  Method& method_;
  std::shared_ptr<const Call> call_;
  Res* response_;
  Open open_;
  std::unique_ptr<Sink<Req, Res>> sink_;
  Req chunk_;
  bool more_ = false;       // the last read brought a chunk
  bool wants_more_ = true;  // the sink has not said that it has enough
};

}  // namespace vanthu::rpc
