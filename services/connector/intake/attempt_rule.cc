#include "services/connector/intake/attempt_rule.h"

namespace vanthu::connector {

AttemptDecision DecideAttempt(const std::vector<InboxEntry>& known, Attempt attempt, const Digest& content_digest) {
  const InboxEntry* before = nullptr;
  bool is_superseded = false;
  for (const InboxEntry& entry : known) {
    if (entry.name.attempt == attempt) {
      const bool is_same = entry.content_digest == content_digest;
      return {is_same ? AttemptStep::kAnswer : AttemptStep::kOtherContent, &entry};
    }
    if (entry.name.attempt > attempt) is_superseded = true;
    if (entry.name.attempt < attempt && (before == nullptr || entry.name.attempt > before->name.attempt)) before = &entry;
  }
  if (is_superseded) return {AttemptStep::kSuperseded};
  const bool is_with_endpoint = before != nullptr && before->state == InboxState::kHandedOver;
  if (!is_with_endpoint) return {AttemptStep::kTake};
  if (before->content_digest != content_digest) return {AttemptStep::kOtherContent, before};
  return {AttemptStep::kAnswerAsBefore, before};
}

}  // namespace vanthu::connector
