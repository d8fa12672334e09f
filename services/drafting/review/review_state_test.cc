#include "services/drafting/review/review_state.h"

#include <set>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace vanthu::drafting {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::vector<ReviewState> kStates = {ReviewState::kDrafting,          ReviewState::kWithUnitHead,
                                          ReviewState::kWithFormatChecker, ReviewState::kWithSigningAuthority,
                                          ReviewState::kApproved,          ReviewState::kReturned};
const std::vector<ReviewMove> kMoves = {ReviewMove::kSubmit, ReviewMove::kPass, ReviewMove::kReturn, ReviewMove::kWithdraw};
const std::vector<ReviewRole> kRoles = {ReviewRole::kDrafter, ReviewRole::kReviewer, ReviewRole::kSigner, ReviewRole::kClerk};

TEST(ReviewState, GoesFromTheDrafterOverBothReviewersToTheSigningAuthority) {
  const std::vector<ReviewRole> drafter = {ReviewRole::kDrafter}, reviewer = {ReviewRole::kReviewer};
  EXPECT_EQ(AfterMove(ReviewState::kDrafting, ReviewMove::kSubmit, drafter), ReviewState::kWithUnitHead);
  EXPECT_EQ(AfterMove(ReviewState::kWithUnitHead, ReviewMove::kPass, reviewer), ReviewState::kWithFormatChecker);
  EXPECT_EQ(AfterMove(ReviewState::kWithFormatChecker, ReviewMove::kPass, reviewer), ReviewState::kWithSigningAuthority);
  EXPECT_EQ(AfterMove(ReviewState::kReturned, ReviewMove::kSubmit, drafter), ReviewState::kWithUnitHead);
}

TEST(ReviewState, IsReturnedByWhoeverHasItInHandAndByTheSigningAuthorityAtAnyStage) {
  std::vector<ReviewState> by_reviewer, by_signer;
  for (const ReviewState state : kStates) {
    if (AfterMove(state, ReviewMove::kReturn, {ReviewRole::kReviewer})) by_reviewer.push_back(state);
    if (AfterMove(state, ReviewMove::kReturn, {ReviewRole::kSigner})) by_signer.push_back(state);
    EXPECT_FALSE(AfterMove(state, ReviewMove::kReturn, {ReviewRole::kDrafter}));
  }
  EXPECT_THAT(by_reviewer, ElementsAre(ReviewState::kWithUnitHead, ReviewState::kWithFormatChecker));
  EXPECT_THAT(by_signer,
              ElementsAre(ReviewState::kWithUnitHead, ReviewState::kWithFormatChecker, ReviewState::kWithSigningAuthority));
}

TEST(ReviewState, IsWithdrawnOnlyWhileItIsInReview) {
  for (const ReviewState state : kStates) {
    const auto after = AfterMove(state, ReviewMove::kWithdraw, {ReviewRole::kDrafter});
    const bool in_review = state == ReviewState::kWithUnitHead || state == ReviewState::kWithFormatChecker ||
                           state == ReviewState::kWithSigningAuthority;
    EXPECT_EQ(after.has_value(), in_review);
    EXPECT_EQ(after.value_or(ReviewState::kDrafting), ReviewState::kDrafting);
  }
}

TEST(ReviewState, NobodyMovesWhatIsApprovedAndAClerkMovesNothing) {
  for (const ReviewMove move : kMoves) {
    EXPECT_FALSE(AfterMove(ReviewState::kApproved, move, kRoles));
    for (const ReviewState state : kStates) EXPECT_FALSE(AfterMove(state, move, {ReviewRole::kClerk}));
  }
}

TEST(ReviewState, OnePersonWithSeveralRolesMayDoAllOfTheirSteps) {
  EXPECT_TRUE(AfterMove(ReviewState::kWithUnitHead, ReviewMove::kPass, {ReviewRole::kDrafter, ReviewRole::kReviewer}));
  EXPECT_THAT(StatesWaitingFor({ReviewRole::kReviewer, ReviewRole::kSigner}),
              ElementsAre(ReviewState::kWithUnitHead, ReviewState::kWithFormatChecker, ReviewState::kWithSigningAuthority));
  EXPECT_THAT(StatesWaitingFor({ReviewRole::kClerk}), ElementsAre(ReviewState::kApproved));
  EXPECT_THAT(StatesWaitingFor({ReviewRole::kDrafter}), IsEmpty());
}

TEST(ReviewState, SaysOfEachWhoseTurnItIsInBothLanguages) {
  std::set<std::string> told;
  for (const ReviewState state : kStates) {
    EXPECT_TRUE(told.insert(TurnAt(state).vietnamese).second);
    EXPECT_TRUE(told.insert(TurnAt(state).english).second);
  }
  EXPECT_FALSE(told.contains(""));
}

}  // namespace
}  // namespace vanthu::drafting
