#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <utility>

#include "absl/status/statusor.h"
#include "services/platform/status/cause.h"

namespace vanthu::rpc {

// The answer that a handler owes. It may be copied and given from any thread; the first answer counts. A call cannot hang: when
// the last copy goes away unanswered, the caller gets INTERNAL. The request stays valid until the answer is given.
template <class Res>
class Done {
 public:
  explicit Done(std::function<void(absl::StatusOr<Res>)> answer) : state_(std::make_shared<State>(std::move(answer))) {}

  void operator()(absl::StatusOr<Res> result) const { state_->Answer(std::move(result)); }

 private:
  struct State {
    explicit State(std::function<void(absl::StatusOr<Res>)> a) : answer(std::move(a)) {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
      Answer(
          status::CausedError(status::Reason::kInternal, {"việc xử lý kết thúc mà không trả lời", "the handler gave no answer"}));
    }

    void Answer(absl::StatusOr<Res> result) {
      if (!answered.exchange(true)) answer(std::move(result));
    }

    std::atomic<bool> answered{false};
    std::function<void(absl::StatusOr<Res>)> answer;
  };
  std::shared_ptr<State> state_;
};

}  // namespace vanthu::rpc
