#include "services/drafting/review/review_state.h"

#include <algorithm>
#include <array>

namespace vanthu::drafting {
namespace {

struct Turn {
  ReviewState from;
  ReviewMove move;
  ReviewRole who;
  ReviewState to;
};

// All there is but two. A later revision brings a draft back to kDrafting from wherever it is: what was looked at is no longer
// what is there. And a signing authority approves from wherever it is (RevisionApprover): a small agency needs no review.
constexpr std::array kTurns = {
    Turn{ReviewState::kDrafting, ReviewMove::kSubmit, ReviewRole::kDrafter, ReviewState::kWithUnitHead},
    Turn{ReviewState::kReturned, ReviewMove::kSubmit, ReviewRole::kDrafter, ReviewState::kWithUnitHead},
    Turn{ReviewState::kWithUnitHead, ReviewMove::kPass, ReviewRole::kReviewer, ReviewState::kWithFormatChecker},
    Turn{ReviewState::kWithUnitHead, ReviewMove::kReturn, ReviewRole::kReviewer, ReviewState::kReturned},
    Turn{ReviewState::kWithUnitHead, ReviewMove::kReturn, ReviewRole::kSigner, ReviewState::kReturned},
    Turn{ReviewState::kWithUnitHead, ReviewMove::kWithdraw, ReviewRole::kDrafter, ReviewState::kDrafting},
    Turn{ReviewState::kWithFormatChecker, ReviewMove::kPass, ReviewRole::kReviewer, ReviewState::kWithSigningAuthority},
    Turn{ReviewState::kWithFormatChecker, ReviewMove::kReturn, ReviewRole::kReviewer, ReviewState::kReturned},
    Turn{ReviewState::kWithFormatChecker, ReviewMove::kReturn, ReviewRole::kSigner, ReviewState::kReturned},
    Turn{ReviewState::kWithFormatChecker, ReviewMove::kWithdraw, ReviewRole::kDrafter, ReviewState::kDrafting},
    Turn{ReviewState::kWithSigningAuthority, ReviewMove::kReturn, ReviewRole::kSigner, ReviewState::kReturned},
    Turn{ReviewState::kWithSigningAuthority, ReviewMove::kWithdraw, ReviewRole::kDrafter, ReviewState::kDrafting},
};

struct StateWords {
  ReviewState state;
  ReviewRole next;
  const char* vietnamese;
  const char* english;
};

constexpr std::array kWords = {
    StateWords{ReviewState::kDrafting, ReviewRole::kDrafter, "dự thảo đang ở người soạn thảo, chưa trình",
               "the draft is with its drafter, who has not submitted it"},
    StateWords{ReviewState::kWithUnitHead, ReviewRole::kReviewer, "dự thảo đang chờ lãnh đạo đơn vị kiểm tra nội dung",
               "the draft waits for the unit head to check its content"},
    StateWords{ReviewState::kWithFormatChecker, ReviewRole::kReviewer, "dự thảo đang chờ người kiểm tra thể thức",
               "the draft waits for the format checker"},
    StateWords{ReviewState::kWithSigningAuthority, ReviewRole::kSigner, "dự thảo đang chờ người có thẩm quyền ký",
               "the draft waits for the signing authority"},
    StateWords{ReviewState::kApproved, ReviewRole::kClerk, "dự thảo đã được duyệt, chờ văn thư phát hành",
               "the draft is approved and waits for the clerk to issue it"},
    StateWords{ReviewState::kReturned, ReviewRole::kDrafter, "dự thảo đã được trả lại, chờ người soạn thảo sửa",
               "the draft was returned and waits for its drafter to mend it"},
};

bool Has(const std::vector<ReviewRole>& roles, ReviewRole role) {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

}  // namespace

std::optional<ReviewState> AfterMove(ReviewState from, ReviewMove move, const std::vector<ReviewRole>& roles) {
  for (const Turn& turn : kTurns) {
    if (turn.from == from && turn.move == move && Has(roles, turn.who)) return turn.to;
  }
  return std::nullopt;
}

WhoseTurn TurnAt(ReviewState state) {
  for (const StateWords& words : kWords) {
    if (words.state == state) return {words.vietnamese, words.english};
  }
  return {};
}

std::vector<ReviewState> StatesWaitingFor(const std::vector<ReviewRole>& roles) {
  std::vector<ReviewState> states;
  for (const StateWords& words : kWords) {
    if (words.next != ReviewRole::kDrafter && Has(roles, words.next)) states.push_back(words.state);
  }
  return states;
}

}  // namespace vanthu::drafting
