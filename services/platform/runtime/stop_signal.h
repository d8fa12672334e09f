#pragma once

#include <csignal>

namespace vanthu::runtime {

// SIGTERM and SIGINT as something that main waits for. Made before the first thread of the process, since threads inherit what it
// blocks; the signals stay blocked until it goes. One per process.
class StopSignal {
 public:
  StopSignal();
  ~StopSignal();
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;

  void Wait();  // until one of them comes, or came since the object was made

 private:
  sigset_t signals_;
  sigset_t before_;
};

}  // namespace vanthu::runtime
