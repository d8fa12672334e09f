#pragma once

#include <optional>
#include <string>
#include <vector>

namespace vanthu::drafting {

// Step 3: where a draft's latest revision is, between the drafter and the signing authority (Điều 11, 12). Stored by number.
enum class ReviewState {
  kDrafting = 1,  // not submitted, withdrawn, or revised after it was
  kWithUnitHead = 2,
  kWithFormatChecker = 3,
  kWithSigningAuthority = 4,
  kApproved = 5,
  kReturned = 6,  // and not revised since
};

// Stored by number.
enum class ReviewMove { kSubmit = 1, kPass = 2, kReturn = 3, kWithdraw = 4, kApprove = 5 };

// What somebody is to the draft's agency, as far as review asks.
enum class ReviewRole { kDrafter, kReviewer, kSigner, kClerk };

// Where the move brings a draft if one of these roles may make it now; none where it is somebody else's turn.
std::optional<ReviewState> AfterMove(ReviewState from, ReviewMove move, const std::vector<ReviewRole>& roles);

// Where a draft is and whose step is next, for people.
struct WhoseTurn {
  std::string vietnamese;
  std::string english;
};
WhoseTurn TurnAt(ReviewState state);

// The states in which the next step is up to one of these roles; a drafter's are left out, who has only their own drafts in hand.
std::vector<ReviewState> StatesWaitingFor(const std::vector<ReviewRole>& roles);

}  // namespace vanthu::drafting
