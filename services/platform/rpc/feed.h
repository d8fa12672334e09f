#pragma once

#include <functional>

#include "absl/status/statusor.h"

namespace vanthu::rpc {

// What a stream sends, item by item: the handler of a server stream gives one per call.
// Threads: Next on the door's pool, never twice at once; Notify once before the first Next, and once at the end.
// Destroyed when the stream ends, on a thread of gRPC's: the destructor must not block.
template <class Res>
class Feed {
 public:
  virtual ~Feed() = default;

  // True: `item` is the next one. False: nothing now, ask again after a wake. OUT_OF_RANGE: the end of the stream; any other
  // status fails it.
  virtual absl::StatusOr<bool> Next(Res* item) = 0;

  // `wake` is to be called when Next may have more: from any thread, as often as it likes. nullptr: no more calls are wanted,
  // though one that is on its way does no harm. A feed that is never woken (a list) does nothing here.
  virtual void Notify(std::function<void()> wake) = 0;
};

}  // namespace vanthu::rpc
