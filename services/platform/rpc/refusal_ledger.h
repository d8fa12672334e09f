#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <tuple>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/platform/rpc/call.h"

namespace vanthu::rpc {

// A call, or several of one kind, that was turned away for who made it.
struct Refusal {
  Caller caller;  // anonymous(): the door's count tells of it; else it is an audit row
  std::string method;
  absl::Status status;  // UNAUTHENTICATED or PERMISSION_DENIED, with reason and details
  absl::Time first_at;
  int64_t count = 1;  // repeats of the same caller, method and reason within a minute are one refusal
};

// Gathers repeats, so that a caller who is refused in a loop writes one row a minute. Threads: any.
class RefusalLedger {
 public:
  // Notes a refusal and takes what is due for reporting: it itself where it is the first of its kind for a minute, and gathered
  // repeats whose minute is over.
  std::vector<Refusal> Note(Refusal refusal);
  std::vector<Refusal> TakeAll();

 private:
  using Kind = std::tuple<std::string, std::string, int>;  // caller, method, code
  struct Line {
    absl::Time reported_at;
    Refusal repeats;  // count 0: none
  };

  std::vector<Refusal> TakeDue(absl::Time now);

  std::mutex mutex_;  // guards lines_, next_look_
  std::map<Kind, Line> lines_;
  absl::Time next_look_ = absl::InfinitePast();
};

}  // namespace vanthu::rpc
