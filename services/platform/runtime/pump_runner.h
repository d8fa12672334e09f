#pragma once

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "services/platform/runtime/json_log.h"
#include "services/platform/vocabulary/clock.h"
#include "services/platform/vocabulary/pump.h"

namespace vanthu::runtime {

// How a pump fares.
struct PumpState {
  std::string name;
  int64_t runs = 0;
  bool is_failing = false;  // at its last run
};

// Turns pumps into threads, one each, so that one that waits for a disk or a peer holds up no other. The pumps outlive the
// runner. Threads: Add and Stop by the owner alone; pumps are woken from any.
class PumpRunner {
 public:
  // With a log, it is told when a pump begins to fail, or fails at something else.
  explicit PumpRunner(Clock& clock, JsonLog* log = nullptr) : clock_(clock), log_(log) {}
  ~PumpRunner() { Stop(); }
  PumpRunner(const PumpRunner&) = delete;
  PumpRunner& operator=(const PumpRunner&) = delete;

  // Calls the pump at once, and from then on when it asked for it or is woken. A pump has one runner at a time.
  void Add(Pump& pump);

  std::vector<PumpState> States();  // threads: any

  // Lets each pump end the piece of work that it is at, and joins. No pump is called any more when it returns.
  void Stop();

 private:
  struct Turning {
    explicit Turning(Pump& p) : pump(p) {}
    Pump& pump;
    std::mutex mutex;  // guards woken, stopping, runs, is_failing
    std::condition_variable changed;
    bool woken = false;
    bool stopping = false;
    int64_t runs = 0;
    bool is_failing = false;
    absl::Status told;  // what the log was last told; the thread's own
    std::thread thread;
  };

  void Turn(Turning& turning);
  void Tell(Turning& turning);

  Clock& clock_;
  JsonLog* const log_;
  std::mutex mutex_;  // guards the list against States
  std::vector<std::unique_ptr<Turning>> turnings_;
};

}  // namespace vanthu::runtime
