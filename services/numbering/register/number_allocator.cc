#include "services/numbering/register/number_allocator.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "services/numbering/limits.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/fault_point.h"

namespace vanthu::numbering {
namespace {

// What the judging before the insert should have found: one request of the batch is at fault, and the others shall not suffer.
bool IsConstraint(const absl::Status& status) {
  const auto failure = sql::FailureOf(status);
  return failure == sql::Failure::kUnique || failure == sql::Failure::kConstraint;
}

}  // namespace

NumberAllocator::NumberAllocator(Parts parts, Post post) : parts_(std::move(parts)), post_(std::move(post)) {}

void NumberAllocator::Allocate(AllocationRequest request, Answer answer) {
  if (const absl::Status judged = JudgeRequest(request); !judged.ok()) return answer(judged);
  const AgencyId agency = request.agency;
  {
    std::lock_guard lock(mutex_);
    Queue& queue = queues_[agency];
    if (queue.waiting.size() < kWaitingMax) {
      queue.waiting.push_back({std::move(request), std::move(answer)});
      answer = nullptr;
      if (std::exchange(queue.has_leader, true)) return;
    }
  }
  if (answer) return answer(status::Error(status::Reason::kOverloaded));
  if (!post_([this, agency] { Lead(agency); })) GiveUp(agency);
}

void NumberAllocator::Lead(const AgencyId& agency) {
  std::vector<Waiting> batch = TakeBatch(agency);
  if (!batch.empty()) Commit(std::move(batch));
  {
    std::lock_guard lock(mutex_);
    Queue& queue = queues_[agency];
    queue.has_leader = !queue.waiting.empty();
    if (!queue.has_leader) return;
  }
  // Posted anew instead of looped: other agencies and other calls get their turn.
  if (!post_([this, agency] { Lead(agency); })) GiveUp(agency);
}

void NumberAllocator::GiveUp(const AgencyId& agency) {
  std::deque<Waiting> waiting;
  {
    std::lock_guard lock(mutex_);
    Queue& queue = queues_[agency];
    queue.waiting.swap(waiting);
    queue.has_leader = false;
  }
  for (const Waiting& caller : waiting) caller.answer(status::Error(status::Reason::kUnavailable, {{"name", "numbering"}}));
}

std::vector<NumberAllocator::Waiting> NumberAllocator::TakeBatch(const AgencyId& agency) {
  std::lock_guard lock(mutex_);
  std::deque<Waiting>& waiting = queues_[agency].waiting;
  const auto end = waiting.begin() + static_cast<std::ptrdiff_t>(std::min(kBatchMax, waiting.size()));
  std::vector<Waiting> batch(std::make_move_iterator(waiting.begin()), std::make_move_iterator(end));
  waiting.erase(waiting.begin(), end);
  return batch;
}

void NumberAllocator::Commit(std::vector<Waiting> batch) {
  std::vector<AllocationRequest> requests;
  requests.reserve(batch.size());
  for (const Waiting& caller : batch) requests.push_back(caller.request);
  AllocationBatch work(parts_.books, parts_.clock, parts_.house, std::move(requests));
  const absl::Status status = parts_.database.Write([&](sql::Transaction& tx) { return work.Run(tx); });
  if (IsConstraint(status) && batch.size() > 1) {
    for (Waiting& caller : batch) {
      std::vector<Waiting> alone;
      alone.push_back(std::move(caller));
      Commit(std::move(alone));
    }
    return;
  }
  VANTHU_FAULT_POINT("numbering.allocated");
  if (status.ok() && work.gave_numbers() && parts_.on_growth) parts_.on_growth();
  for (size_t i = 0; i < batch.size(); ++i) batch[i].answer(status.ok() ? std::move(work.outcomes()[i]) : status);
}

}  // namespace vanthu::numbering
