#pragma once

#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <vector>

#include "absl/status/statusor.h"
#include "services/numbering/register/allocation_batch.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::numbering {

// Gives numbers, many callers of one agency in one commit (step 6): the first one in leads a batch of those that came while it
// waited for its turn; whoever comes meanwhile makes the next one. It has no thread: a batch is a task that is posted, and
// callers wait by callback. Threads: any. Everything that was asked is answered, once; a caller that goes away changes nothing in
// its batch.
class NumberAllocator {
 public:
  using Answer = std::function<void(absl::StatusOr<Allocation>)>;
  // Runs a task elsewhere, soon; false where it takes no more.
  using Post = std::function<bool(std::function<void()>)>;

  struct Parts {  // all outlive the allocator
    sql::Database& database;
    const RegisterBooks& books;
    const BookClock& clock;
    const LogHouse& house;
    std::function<void()> on_growth;  // after each commit that gave numbers
  };
  NumberAllocator(Parts parts, Post post);

  // REQUEST_ID_REUSED, DAY_PASSED, ISSUANCE_VOIDED, UNKNOWN_BOOK, CLOCK_*, BOOK_HELD as numbering.proto says; OVERLOADED;
  // OUTCOME_UNKNOWN and the store's own failures, after which the same request tells what happened.
  void Allocate(AllocationRequest request, Answer answer);

 private:
  struct Waiting {
    AllocationRequest request;
    Answer answer;
  };
  struct Queue {
    std::deque<Waiting> waiting;
    bool has_leader = false;
  };
  void Lead(const AgencyId& agency);
  void GiveUp(const AgencyId& agency);
  std::vector<Waiting> TakeBatch(const AgencyId& agency);
  void Commit(std::vector<Waiting> batch);

  const Parts parts_;
  const Post post_;
  std::mutex mutex_;  // guards queues_
  std::map<AgencyId, Queue> queues_;
};

}  // namespace vanthu::numbering
