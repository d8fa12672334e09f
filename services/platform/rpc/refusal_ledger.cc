#include "services/platform/rpc/refusal_ledger.h"

#include <utility>

namespace vanthu::rpc {
namespace {

constexpr absl::Duration kWindow = absl::Minutes(1);
constexpr size_t kLinesMax =
    10000;  // callers × methods within a minute; beyond that refusals are reported without their repeats' count

}  // namespace

std::vector<Refusal> RefusalLedger::Note(Refusal refusal) {
  std::lock_guard lock(mutex_);
  std::vector<Refusal> due = TakeDue(refusal.first_at);
  const Kind kind{refusal.caller.name(), refusal.method, static_cast<int>(refusal.status.code())};
  const auto found = lines_.find(kind);
  if (found == lines_.end()) {
    if (lines_.size() < kLinesMax)
      lines_.emplace(kind, Line{refusal.first_at, Refusal{.caller = {}, .method = {}, .status = {}, .first_at = {}, .count = 0}});
    due.push_back(std::move(refusal));
  } else if (Refusal& repeats = found->second.repeats; repeats.count > 0) {
    ++repeats.count;
  } else {
    repeats = std::move(refusal);
  }
  return due;
}

std::vector<Refusal> RefusalLedger::TakeAll() {
  std::lock_guard lock(mutex_);
  return TakeDue(absl::InfiniteFuture());
}

std::vector<Refusal> RefusalLedger::TakeDue(absl::Time now) {
  std::vector<Refusal> due;
  if (now < next_look_) return due;
  next_look_ = now + kWindow;
  for (auto line = lines_.begin(); line != lines_.end();) {
    if (now - line->second.reported_at < kWindow) {
      ++line;
      continue;
    }
    if (line->second.repeats.count > 0) due.push_back(std::move(line->second.repeats));
    line = lines_.erase(line);
  }
  return due;
}

}  // namespace vanthu::rpc
