#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/drafting/review/comment_store.h"
#include "services/drafting/review/review_store.h"
#include "tests/contract/drafting_house.h"

namespace vanthu::contract {
namespace {

using drafting::CommentStore;
using drafting::DraftListStore;
using drafting::DraftStanding;
using drafting::DraftStore;
using drafting::IssuanceState;
using drafting::ReviewState;
using drafting::Revision;
using drafting::StoredDraft;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Where a draft is in review, and what was said, whichever engine tells it.
class ReviewContract : public DraftingHouse {
 protected:
  DraftStanding StandingOf(const StoredDraft& draft) {
    const auto standing =
        sql::Read<DraftStanding>(*database, [&](sql::Transaction& tx) { return DraftListStore::Find(tx, draft.name); });
    EXPECT_TRUE(standing.ok()) << standing.status();
    return *standing;
  }
  ReviewState Held(const StoredDraft& draft) {
    const auto state =
        sql::Write<ReviewState>(*database, [&](sql::Transaction& tx) { return drafting::ReviewStore::Hold(tx, draft); });
    EXPECT_TRUE(state.ok()) << state.status();
    return *state;
  }
  void Step(const StoredDraft& draft, ReviewState state, absl::Time at) {
    const drafting::ReviewStep step{.revision = draft.latest.id, .state = state, .made_by = "accounts/k", .made_at = at};
    EXPECT_TRUE(database->Write([&](sql::Transaction& tx) { return drafting::ReviewStore::Append(tx, draft.name, step); }).ok());
  }
  StoredDraft Revise(StoredDraft draft, absl::Time at) {
    Revision next = draft.latest;
    next.id = RevisionId::Trusted(draft.name.id.text() + "-2");
    ++next.ordinal;
    next.made_at = at;
    EXPECT_TRUE(database->Write([&](sql::Transaction& tx) { return DraftStore::AddRevision(tx, draft, next); }).ok());
    draft.latest = next;
    ++draft.version;
    return draft;
  }
  absl::Status Say(const StoredDraft& draft, const std::string& id, const std::string& text) {
    const drafting::Comment said{.name = {draft.name, drafting::CommentId::Trusted(id)},
                                 .revision = draft.latest.id,
                                 .pointer = "/abstract",
                                 .quote = draft.latest.content.abstract,
                                 .text = text,
                                 .made_by = "accounts/k",
                                 .made_at = kNoon};
    return database->Write([&](sql::Transaction& tx) { return CommentStore::Insert(tx, said); });
  }
};
VANTHU_ON_BOTH_ENGINES(ReviewContract);

TEST_P(ReviewContract, TellsWhereTheLatestRevisionIsInReviewAndSinceWhen) {
  const StoredDraft draft = Add("draft", kNoon, "accounts/a");
  EXPECT_EQ(Held(draft), ReviewState::kDrafting);
  EXPECT_EQ(StandingOf(draft).review_since, kNoon);
  Step(draft, ReviewState::kWithUnitHead, kNoon + absl::Seconds(1));
  Step(draft, ReviewState::kWithFormatChecker, kNoon + absl::Seconds(2));
  EXPECT_EQ(Held(draft), ReviewState::kWithFormatChecker);
  EXPECT_EQ(StandingOf(draft).review, ReviewState::kWithFormatChecker);
  EXPECT_EQ(StandingOf(draft).review_since, kNoon + absl::Seconds(2));
  const StoredDraft revised = Revise(draft, kNoon + absl::Seconds(3));
  EXPECT_EQ(Held(revised), ReviewState::kDrafting);
  EXPECT_EQ(StandingOf(revised).review, ReviewState::kDrafting);
  EXPECT_EQ(StandingOf(revised).review_since, kNoon + absl::Seconds(3));
  Approve(revised);
  EXPECT_EQ(Held(revised), ReviewState::kApproved);
  EXPECT_EQ(StandingOf(revised).review, ReviewState::kApproved);
}

TEST_P(ReviewContract, QueuesDraftsForWhoeverHasTheNextStep) {
  Add("written", kNoon, "accounts/a");
  Add("other", kNoon + absl::Seconds(1), "accounts/b");
  Step(Add("returned", kNoon + absl::Seconds(2), "accounts/a"), ReviewState::kReturned, kNoon);
  Step(Add("content", kNoon + absl::Seconds(3), "accounts/a"), ReviewState::kWithUnitHead, kNoon);
  Step(Add("form", kNoon + absl::Seconds(4), "accounts/a"), ReviewState::kWithFormatChecker, kNoon);
  Step(Add("sign", kNoon + absl::Seconds(5), "accounts/a"), ReviewState::kWithSigningAuthority, kNoon);
  Approve(Add("approved", kNoon + absl::Seconds(6), "accounts/a"));
  const StoredDraft issuing = Add("issuing", kNoon + absl::Seconds(7), "accounts/a");
  Approve(issuing);
  Issue(issuing, IssuanceState::kNumbering);
  const auto waiting = [&](const std::string& drafter, std::vector<ReviewState> states) {
    return Drafts({.queue = drafting::DraftQueue{drafter, std::move(states)}});
  };
  EXPECT_THAT(waiting("accounts/a", {}), ElementsAre("returned", "written"));
  EXPECT_THAT(waiting("", {ReviewState::kWithUnitHead, ReviewState::kWithFormatChecker}), ElementsAre("form", "content"));
  EXPECT_THAT(waiting("accounts/b", {ReviewState::kWithSigningAuthority}), ElementsAre("sign", "other"));
  EXPECT_THAT(waiting("", {ReviewState::kApproved}), ElementsAre("approved"));
  EXPECT_THAT(waiting("", {}), IsEmpty());
}

TEST_P(ReviewContract, KeepsCommentsInOrderAndTheFirstWhoSettledThem) {
  const StoredDraft draft = Add("draft", kNoon, "accounts/a");
  ASSERT_TRUE(Say(draft, "one", "thiếu ngày").ok());
  ASSERT_TRUE(Say(draft, "two", "thừa chữ").ok());
  EXPECT_FALSE(Say(draft, "two", "cùng mã").ok());
  const drafting::CommentName second{draft.name, drafting::CommentId::Trusted("two")};
  const auto settle = [&](const std::string& by) {
    return *sql::Write<bool>(*database, [&](sql::Transaction& tx) { return CommentStore::Resolve(tx, second, by, kNoon); });
  };
  EXPECT_TRUE(settle("accounts/a"));
  EXPECT_FALSE(settle("accounts/b"));
  const auto comments = sql::Read<std::vector<drafting::Comment>>(
      *database, [&](sql::Transaction& tx) { return CommentStore::List(tx, draft.name, 0, 10); });
  ASSERT_TRUE(comments.ok()) << comments.status();
  ASSERT_EQ(comments->size(), 2u);
  EXPECT_EQ(comments->at(0).text, "thiếu ngày");
  EXPECT_EQ(comments->at(0).quote, "draft");
  EXPECT_FALSE(comments->at(0).resolved_at);
  EXPECT_EQ(comments->at(1).resolved_by, "accounts/a");
  EXPECT_EQ(comments->at(1).resolved_at, kNoon);
  const auto later = sql::Read<std::vector<drafting::Comment>>(
      *database, [&](sql::Transaction& tx) { return CommentStore::List(tx, draft.name, comments->at(0).ordinal, 10); });
  EXPECT_EQ(later->size(), 1u);
}

}  // namespace
}  // namespace vanthu::contract
