#pragma once

#include <mutex>

#include "absl/status/status.h"

namespace vanthu::rpc {

// Whose move it is in one live stream, and that it ends exactly once: the state of a stream without its transport, so that it can
// be tried by itself. A stream is at rest (waiting for a wake or a chunk), at work (pulling, writing to the wire or to a sink),
// or over. Whoever is told kFinish, and nobody else, finishes the stream; whoever is told kWork does the next step. Threads: any.
class Turn {
 public:
  enum class Step { kNothing, kWork, kFinish };

  explicit Turn(bool at_work) : state_(at_work ? State::kWork : State::kRest) {}

  Step Wake();                      // there may be work; at work, it is remembered for Rest
  Step Continue();                  // at work, between two steps: kWork or kFinish
  Step Rest();                      // at work, nothing left: kNothing, unless woken or stopped meanwhile
  Step End(absl::Status outcome);   // at work, and that was all: kFinish
  Step Stop(absl::Status outcome);  // from outside: now if at rest, else at the next Continue or Rest

  absl::Status outcome();  // why it stopped: the first reason given

 private:
  enum class State { kRest, kWork, kOver };

  Step Over(absl::Status outcome);

  std::mutex mutex_;  // guards all below
  State state_;
  bool woken_ = false;
  bool stopped_ = false;
  absl::Status outcome_;
};

}  // namespace vanthu::rpc
