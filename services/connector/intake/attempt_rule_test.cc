#include "services/connector/intake/attempt_rule.h"

#include <vector>

#include "gtest/gtest.h"
#include "services/platform/crypto/sha256.h"

namespace vanthu::connector {
namespace {

const Digest kContent = crypto::Sha256("content");

InboxEntry Known(Attempt attempt, InboxState state, const Digest& content = kContent) {
  InboxEntry entry;
  entry.name.attempt = attempt;
  entry.state = state;
  entry.content_digest = content;
  return entry;
}

AttemptStep StepOf(const std::vector<InboxEntry>& known, Attempt attempt) { return DecideAttempt(known, attempt, kContent).step; }

TEST(AttemptRule, TakesWhatIsNew) { EXPECT_EQ(StepOf({}, 1), AttemptStep::kTake); }

TEST(AttemptRule, AnswersARepeatWhateverBecameOfIt) {
  for (const InboxState state :
       {InboxState::kWaiting, InboxState::kRetrying, InboxState::kHandedOver, InboxState::kRefused, InboxState::kDead}) {
    EXPECT_EQ(StepOf({Known(1, state)}, 1), AttemptStep::kAnswer);
  }
}

TEST(AttemptRule, DoesNotBelieveTheSameAttemptWithAnotherContent) {
  EXPECT_EQ(StepOf({Known(1, InboxState::kHandedOver, crypto::Sha256("other"))}, 1), AttemptStep::kOtherContent);
}

TEST(AttemptRule, AnswersTheNextAttemptLikeTheOneThatTheEndpointHas) {
  const std::vector<InboxEntry> known = {Known(2, InboxState::kHandedOver), Known(1, InboxState::kRefused)};
  const AttemptDecision decision = DecideAttempt(known, 3, kContent);
  EXPECT_EQ(decision.step, AttemptStep::kAnswerAsBefore);
  EXPECT_EQ(decision.with->name.attempt, 2);
}

TEST(AttemptRule, TakesTheNextAttemptAfterARefusal) {
  EXPECT_EQ(StepOf({Known(1, InboxState::kRefused)}, 2), AttemptStep::kTake);
  // What was refused for its wrong content may come again with the right one.
  EXPECT_EQ(StepOf({Known(1, InboxState::kRefused, crypto::Sha256("other"))}, 2), AttemptStep::kTake);
}

TEST(AttemptRule, LetsTheNextAttemptWaitBehindAnOpenOne) {
  EXPECT_EQ(StepOf({Known(1, InboxState::kRetrying)}, 2), AttemptStep::kTake);
}

TEST(AttemptRule, PassesOverAnAttemptThatALaterOneReplaced) {
  EXPECT_EQ(StepOf({Known(2, InboxState::kWaiting)}, 1), AttemptStep::kSuperseded);
}

}  // namespace
}  // namespace vanthu::connector
