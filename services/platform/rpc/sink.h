#pragma once

#include "absl/status/statusor.h"

namespace vanthu::rpc {

// What takes an upload, chunk by chunk: the handler of an upload gives one per call, having seen the first chunk.
// A caller that goes away may look like one that has finished, so a sink judges completeness itself (length and digest of the
// first chunk). Destroyed without Finish: the upload was cut off, nothing of it may stay. Threads: the door's pool, one call at a
// time.
template <class Req, class Res>
class Sink {
 public:
  virtual ~Sink() = default;

  // Every chunk, the first one too. False: the rest is not needed; it is read and dropped, then Finish. (Answering before the
  // sender is done would leave it waiting in-process, where a write ends only when it is read.)
  virtual absl::StatusOr<bool> Write(const Req& chunk) = 0;

  virtual absl::StatusOr<Res> Finish() = 0;
};

}  // namespace vanthu::rpc
