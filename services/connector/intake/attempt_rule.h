#pragma once

#include <vector>

#include "services/connector/intake/inbox_entry.h"

namespace vanthu::connector {

// What becomes of a verified attempt (docs/contracts.md): the key is (delivery, attempt), and what was handed over once is
// never handed over again unless it was refused in between.
enum class AttemptStep {
  kTake,            // new: it is to be handed over, or refused, on its own
  kAnswer,          // had already: answered again with all of its statuses
  kAnswerAsBefore,  // an earlier attempt is with the endpoint and no 02 was sent for it: answered with that one's statuses
  kSuperseded,      // a later attempt is here, which exists only because this one was refused: nothing to do
  kOtherContent,    // the same delivery with another content digest: quarantine
};

struct AttemptDecision {
  AttemptStep step = AttemptStep::kTake;
  const InboxEntry* with = nullptr;  // for kAnswer and kAnswerAsBefore
};

// `known`: the attempts of the same delivery that are in the inbox, in any order. The decision points into it.
AttemptDecision DecideAttempt(const std::vector<InboxEntry>& known, Attempt attempt, const Digest& content_digest);

}  // namespace vanthu::connector
