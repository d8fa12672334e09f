#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "absl/status/statusor.h"
#include "grpcpp/grpcpp.h"
#include "services/platform/rpc/door.h"
#include "services/platform/rpc/feed.h"
#include "services/platform/rpc/grpc_status.h"
#include "services/platform/rpc/guarded.h"

namespace vanthu::rpc {

template <class Res>
class RefusedStream : public grpc::ServerWriteReactor<Res> {
 public:
  void OnDone() override { delete this; }
};

// One server stream: opens the feed on the pool, then pulls one item and writes it, one at a time, so that a reader who stopped
// costs one item and no thread. Deletes itself when gRPC is done with it.
template <class Res>
class StreamReactor : public grpc::ServerWriteReactor<Res>, private LiveStream {
 public:
  using Open = std::function<absl::StatusOr<std::unique_ptr<Feed<Res>>>()>;

  static grpc::ServerWriteReactor<Res>* Start(Door& door, Method& method, Open open) {
    auto* reactor = new StreamReactor(door, method, std::move(open));
    const absl::Status entered = door.Enter(reactor);
    if (!entered.ok()) {
      reactor->EndWith(entered);
    } else {
      reactor->Post([reactor] { reactor->OpenFeed(); });
    }
    return reactor;
  }

  void OnWriteDone(bool ok) override {
    if (!ok) turn->Stop(absl::CancelledError("the reader went away"));
    Follow(turn->Continue());
  }

  void OnCancel() override {
    if (turn->Stop(absl::CancelledError("the caller cancelled")) == Turn::Step::kFinish) Finish();
  }

  void OnDone() override {
    if (feed_) feed_->Notify(nullptr);
    door_.Leave(this);
    delete this;
  }

 private:
  StreamReactor(Door& door, Method& method, Open open) : LiveStream(true), door_(door), method_(method), open_(std::move(open)) {}

  void OpenFeed() {
    auto feed = open_();
    if (!feed.ok()) return EndWith(feed.status());
    feed_ = std::move(*feed);
    // The wake holds the turn, not the reactor: one that comes late finds the stream over and leaves it alone.
    feed_->Notify([turn_of_this = turn, this] {
      if (turn_of_this->Wake() == Turn::Step::kWork) Post([this] { Pull(); });
    });
    Pull();
  }

  void Pull() {
    if (turn->Continue() == Turn::Step::kFinish) return Finish();
    const absl::StatusOr<bool> more = Guarded<bool>([this] { return feed_->Next(&item_); });
    if (!more.ok()) return EndWith(absl::IsOutOfRange(more.status()) ? absl::OkStatus() : more.status());
    if (!*more) return Follow(turn->Rest());
    if (turn->Continue() == Turn::Step::kFinish) return Finish();
    this->StartWrite(&item_);
  }

  void Follow(Turn::Step step) {
    if (step == Turn::Step::kFinish) Finish();
    if (step == Turn::Step::kWork) Post([this] { Pull(); });
  }

  void Post(std::function<void()> step) {
    if (!door_.Post(std::move(step))) EndWith(absl::UnavailableError("the server is stopping"));
  }

  void EndWith(absl::Status outcome) {
    if (turn->End(std::move(outcome)) == Turn::Step::kFinish) Finish();
  }

  void Finish() override {  // the object may be gone when gRPC's Finish returns
    const absl::Status outcome = turn->outcome();
    method_.Count(outcome.code());
    grpc::ServerWriteReactor<Res>::Finish(ToGrpc(outcome));
  }

  Door& door_;
  Method& method_;
  Open open_;
  std::unique_ptr<Feed<Res>> feed_;
  Res item_;
};

}  // namespace vanthu::rpc
