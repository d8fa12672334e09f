// Step 3: from the drafter over both reviewers to the signing authority, and back.

#include <memory>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/platform/status/reason.h"
#include "tests/integration/installation.h"

namespace vanthu::integration {
namespace {

using status::Is;
using status::Reason;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Stub = drafting::v1::Drafting::Stub;
namespace v1 = drafting::v1;

class ReviewTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(house.Open().ok());
    house.clock().Set(*ParseInstant("2026-04-10T02:00:00.000000Z"));
    stub = v1::Drafting::NewStub(house.ChannelTo("drafting"));
    draft = *house.CreateDraft(Installation::DispatchText("nhắc lại"), "draft");
  }
  void TearDown() override {
    stub.reset();
    house.Close();
  }

  template <class Req, class Res>
  absl::StatusOr<Res> Ask(const std::string& role, grpc::Status (Stub::*method)(grpc::ClientContext*, const Req&, Res*),
                          const Req& request) {
    const auto person = house.As(kIssuer, role);
    if (!person.ok()) return person.status();
    return rpc::CallUnary(*stub, method, request, *person);
  }
  // A request about the draft as it was seen last.
  template <class Request>
  Request Seen() {
    Request request;
    request.set_name(draft.name());
    request.set_revision(draft.revision());
    request.set_revision_hash(draft.revision_hash());
    request.set_seen_state(draft.review_state());
    request.set_request_id(FreshIdText(ids));
    return request;
  }
  absl::Status Look(absl::StatusOr<v1::Draft> answer) {
    if (answer.ok()) draft = *answer;
    return answer.status();
  }
  absl::Status Submit() { return Look(Ask("drafter", &Stub::SubmitDraft, Seen<v1::SubmitDraftRequest>())); }
  absl::Status Pass() { return Look(Ask("reviewer", &Stub::PassDraft, Seen<v1::PassDraftRequest>())); }
  absl::Status Withdraw() { return Look(Ask("drafter", &Stub::WithdrawDraft, Seen<v1::WithdrawDraftRequest>())); }
  absl::Status Return(const std::string& role, const std::string& reason) {
    auto request = Seen<v1::ReturnDraftRequest>();
    request.set_reason(reason);
    return Look(Ask(role, &Stub::ReturnDraft, request));
  }
  std::vector<std::string> QueueOf(const std::string& role) {
    v1::ListDraftsRequest request;
    request.set_parent("agencies/t-so");
    request.set_waits_for_me(true);
    const auto listed = Ask(role, &Stub::ListDrafts, request);
    EXPECT_TRUE(listed.ok()) << listed.status();
    std::vector<std::string> names;
    for (const auto& each : listed->drafts()) names.push_back(each.name());
    return names;
  }
  absl::StatusOr<v1::Comment> Say(const std::string& role, const std::string& pointer, const std::string& text,
                                  const std::string& request_id) {
    v1::AddCommentRequest request;
    request.set_parent(draft.name());
    request.set_revision(draft.revision());
    request.set_pointer(pointer);
    request.set_text(text);
    request.set_request_id(request_id);
    return Ask(role, &Stub::AddComment, request);
  }
  std::vector<v1::Comment> Comments() {
    v1::ListCommentsRequest request;
    request.set_parent(draft.name());
    const auto listed = Ask("auditor", &Stub::ListComments, request);
    EXPECT_TRUE(listed.ok()) << listed.status();
    return {listed->comments().begin(), listed->comments().end()};
  }

  Installation house{1};
  crypto::SeededRandomness ids{2};
  std::unique_ptr<Stub> stub;
  v1::Draft draft;
};

TEST_F(ReviewTest, GoesFromTheDrafterOverBothReviewersToTheSigningAuthority) {
  EXPECT_EQ(draft.review_state(), v1::REVIEW_STATE_DRAFTING);
  EXPECT_THAT(QueueOf("drafter"), ElementsAre(draft.name()));
  ASSERT_TRUE(Submit().ok());
  EXPECT_EQ(draft.review_state(), v1::REVIEW_STATE_WITH_UNIT_HEAD);
  EXPECT_THAT(QueueOf("drafter"), IsEmpty());
  EXPECT_THAT(QueueOf("reviewer"), ElementsAre(draft.name()));
  ASSERT_TRUE(Pass().ok());
  EXPECT_EQ(draft.review_state(), v1::REVIEW_STATE_WITH_FORMAT_CHECKER);
  ASSERT_TRUE(Pass().ok());
  EXPECT_EQ(draft.review_state(), v1::REVIEW_STATE_WITH_SIGNING_AUTHORITY);
  EXPECT_THAT(QueueOf("reviewer"), IsEmpty());
  EXPECT_THAT(QueueOf("signer"), ElementsAre(draft.name()));
  ASSERT_TRUE(house.Approve(draft).ok());
  draft = *house.FindDraft(draft.name());
  EXPECT_EQ(draft.review_state(), v1::REVIEW_STATE_APPROVED);
  EXPECT_THAT(QueueOf("clerk"), ElementsAre(draft.name()));
  ASSERT_EQ(draft.review_steps_size(), 4);
  EXPECT_EQ(draft.review_steps(0).move(), v1::REVIEW_MOVE_APPROVE);
  EXPECT_EQ(draft.review_steps(3).move(), v1::REVIEW_MOVE_SUBMIT);
  EXPECT_THAT(house.AuditOutcomes("draft.submitted"), ElementsAre("ok"));
  EXPECT_THAT(house.AuditOutcomes("draft.passed"), ElementsAre("ok", "ok"));
}

TEST_F(ReviewTest, IsReturnedWithAReasonAndComesBackMended) {
  ASSERT_TRUE(Submit().ok());
  EXPECT_TRUE(Is(Return("reviewer", " "), Reason::kInvalidField));
  ASSERT_TRUE(Return("reviewer", "Thiếu thời hạn báo cáo.").ok());
  EXPECT_EQ(draft.review_state(), v1::REVIEW_STATE_RETURNED);
  EXPECT_EQ(draft.review_steps(0).reason(), "Thiếu thời hạn báo cáo.");
  EXPECT_THAT(QueueOf("drafter"), ElementsAre(draft.name()));
  draft = *house.Revise(draft, Installation::DispatchText("nhắc lại, trước ngày 20"));
  EXPECT_EQ(draft.review_state(), v1::REVIEW_STATE_DRAFTING);
  EXPECT_EQ(draft.review_steps(0).move(), v1::REVIEW_MOVE_RETURN);
  ASSERT_TRUE(Submit().ok());
  EXPECT_EQ(draft.review_state(), v1::REVIEW_STATE_WITH_UNIT_HEAD);
}

TEST_F(ReviewTest, ALaterRevisionTakesTheDraftBackFromReview) {
  ASSERT_TRUE(Submit().ok() && Pass().ok());
  const v1::Draft looked_at = draft;
  draft = *house.Revise(draft, Installation::DispatchText("đổi nội dung"));
  EXPECT_EQ(draft.review_state(), v1::REVIEW_STATE_DRAFTING);
  EXPECT_THAT(QueueOf("reviewer"), IsEmpty());
  draft = looked_at;
  EXPECT_TRUE(Is(Pass(), Reason::kEtagMismatch));
}

TEST_F(ReviewTest, IsWithdrawnByItsDrafterAndPassedByNobodyThen) {
  ASSERT_TRUE(Submit().ok());
  const v1::Draft looked_at = draft;
  ASSERT_TRUE(Withdraw().ok());
  EXPECT_EQ(draft.review_state(), v1::REVIEW_STATE_DRAFTING);
  draft = looked_at;
  EXPECT_TRUE(Is(Pass(), Reason::kEtagMismatch));
}

TEST_F(ReviewTest, RefusesWhoseTurnItIsNotAndSaysWhoseItIs) {
  EXPECT_TRUE(Is(Pass(), Reason::kPermissionDenied));
  EXPECT_TRUE(Is(Withdraw(), Reason::kPermissionDenied));
  ASSERT_TRUE(Submit().ok());
  EXPECT_TRUE(Is(Submit(), Reason::kPermissionDenied));
  ASSERT_TRUE(Pass().ok() && Pass().ok());
  const absl::Status late = Return("reviewer", "Xin xem lại.");
  EXPECT_TRUE(Is(late, Reason::kPermissionDenied));
  EXPECT_THAT(status::Text(late, status::Language::kVietnamese), testing::HasSubstr("người có thẩm quyền ký"));
  EXPECT_THAT(status::Text(late, status::Language::kEnglish), testing::HasSubstr("signing authority"));
  EXPECT_TRUE(Return("signer", "Xin xem lại.").ok());
}

TEST_F(ReviewTest, TwoReviewersAtOnceMakeOneStepAndARepeatNone) {
  ASSERT_TRUE(Submit().ok());
  const auto first = Seen<v1::PassDraftRequest>(), second = Seen<v1::PassDraftRequest>();
  ASSERT_TRUE(Ask("reviewer", &Stub::PassDraft, first).ok());
  EXPECT_TRUE(Is(Ask("reviewer", &Stub::PassDraft, second).status(), Reason::kEtagMismatch));
  const auto repeated = Ask("reviewer", &Stub::PassDraft, first);
  ASSERT_TRUE(repeated.ok()) << repeated.status();
  EXPECT_EQ(repeated->review_state(), v1::REVIEW_STATE_WITH_FORMAT_CHECKER);
  auto reused = first;
  reused.set_seen_state(v1::REVIEW_STATE_WITH_FORMAT_CHECKER);
  EXPECT_TRUE(Is(Ask("reviewer", &Stub::PassDraft, reused).status(), Reason::kRequestIdReused));
}

TEST_F(ReviewTest, TheSigningAuthorityNeedsNoReview) {
  ASSERT_TRUE(house.Approve(draft).ok());
  EXPECT_EQ(house.FindDraft(draft.name())->review_state(), v1::REVIEW_STATE_APPROVED);
  EXPECT_TRUE(Is(Submit(), Reason::kEtagMismatch));
}

TEST_F(ReviewTest, KeepsWhatIsSaidAtItsPlaceAndRevision) {
  const auto said = Say("reviewer", "/abstract", "Viết rõ hơn.", "one");
  ASSERT_TRUE(said.ok()) << said.status();
  EXPECT_EQ(said->quote(), "nhắc lại");
  EXPECT_EQ(Say("reviewer", "/abstract", "Viết rõ hơn.", "one")->name(), said->name());
  EXPECT_TRUE(Is(Say("reviewer", "/no/such", "Ở đâu?", "two").status(), Reason::kInvalidField));
  EXPECT_TRUE(Is(Say("reviewer", "", "", "three").status(), Reason::kInvalidField));
  const std::string commented = draft.revision();
  draft = *house.Revise(draft, Installation::DispatchText("nhắc lại lần hai"));
  ASSERT_EQ(Comments().size(), 1u);
  EXPECT_EQ(Comments()[0].revision(), commented);
  v1::ResolveCommentRequest request;
  request.set_name(said->name());
  const auto settled = Ask("drafter", &Stub::ResolveComment, request);
  ASSERT_TRUE(settled.ok()) << settled.status();
  EXPECT_EQ(Ask("reviewer", &Stub::ResolveComment, request)->resolved_by(), settled->resolved_by());
  EXPECT_FALSE(Comments()[0].resolved_by().empty());
  EXPECT_THAT(house.AuditOutcomes("draft.commented"), ElementsAre("ok"));
  EXPECT_THAT(house.AuditOutcomes("draft.comment_resolved"), ElementsAre("ok"));
}

}  // namespace
}  // namespace vanthu::integration
