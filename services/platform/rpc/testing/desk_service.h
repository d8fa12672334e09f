#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "services/platform/rpc/api.h"
#include "services/platform/rpc/testing/desk.grpc.pb.h"

namespace vanthu::rpc::testing {

// What a test may set or look at, behind the handlers.
struct DeskState {
  std::function<absl::StatusOr<Note>(const Call&, const GetRequest&)> get;
  std::function<void(const Call&, Done<Note>)> later;
  std::function<absl::StatusOr<bool>(Note*)> next;  // of Count, instead of counting
  std::atomic<int> feeds_open{0};
  std::atomic<int> sinks_open{0};
  std::atomic<int> sinks_finished{0};
  std::mutex mutex;  // guards wake
  std::function<void()> wake;
};

class CountFeed : public Feed<Note> {
 public:
  CountFeed(DeskState& state, int to) : state_(state), to_(to) { ++state_.feeds_open; }
  ~CountFeed() override { --state_.feeds_open; }

  absl::StatusOr<bool> Next(Note* item) override {
    if (state_.next) return state_.next(item);
    if (at_ == to_) return absl::OutOfRangeError("counted");
    item->set_text(std::to_string(++at_));
    return true;
  }
  void Notify(std::function<void()> wake) override {
    std::lock_guard lock(state_.mutex);
    state_.wake = std::move(wake);
  }

 private:
  DeskState& state_;
  int to_;
  int at_ = 0;
};

class CountSink : public Sink<StoreRequest, StoreResponse> {
 public:
  explicit CountSink(DeskState& state) : state_(state) { ++state_.sinks_open; }
  ~CountSink() override { --state_.sinks_open; }

  absl::StatusOr<bool> Write(const StoreRequest& chunk) override {
    bytes_ += static_cast<int64_t>(chunk.data().size());
    if (chunk.data() == "bad") return status::Error(status::Reason::kDiskFull, {{"name", "x"}});
    if (chunk.data() == "throw") throw std::runtime_error("thrown");
    return chunk.data() != "enough";
  }
  absl::StatusOr<StoreResponse> Finish() override {
    ++state_.sinks_finished;
    StoreResponse response;
    response.set_bytes(bytes_);
    return response;
  }

 private:
  DeskState& state_;
  int64_t bytes_ = 0;
};

class DeskService : public Api<Desk> {
 public:
  DeskService(Door& door, DeskState& state) : Api<Desk>(door), state_(state) {
    Unary("Get", this, &DeskService::Get);
    Unary("Update", this, &DeskService::Update);
    Unary("Later", this, &DeskService::Later);
    Stream("Count", this, &DeskService::Count);
    Upload("Store", this, &DeskService::Store);
    Unary("Administer", this, &DeskService::Administer);
  }

 private:
  absl::StatusOr<Note> Get(const Call& call, const GetRequest& request) {
    if (state_.get) return state_.get(call, request);
    return Text(call.caller.name());
  }
  absl::StatusOr<Note> Update(const Call&, const UpdateRequest&) { return Text("updated"); }
  void Later(const Call& call, const GetRequest&, Done<Note> done) { state_.later(call, done); }
  absl::StatusOr<std::unique_ptr<Feed<Note>>> Count(const Call&, const CountRequest& request) {
    return std::make_unique<CountFeed>(state_, request.to());
  }
  absl::StatusOr<std::unique_ptr<Sink<StoreRequest, StoreResponse>>> Store(const Call&, const StoreRequest&) {
    return std::make_unique<CountSink>(state_);
  }
  absl::StatusOr<Note> Administer(const Call&, const CountRequest&) { return Text("administered"); }

  static Note Text(const std::string& text) {
    Note note;
    note.set_text(text);
    return note;
  }

  DeskState& state_;
};

}  // namespace vanthu::rpc::testing
