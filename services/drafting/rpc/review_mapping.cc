#include "services/drafting/rpc/review_mapping.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/time_util.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/resource_name.h"

namespace vanthu::drafting {
namespace {

using google::protobuf::util::TimeUtil;
using status::Reason;

google::protobuf::Timestamp InstantOf(absl::Time instant) {
  return TimeUtil::MicrosecondsToTimestamp(absl::ToUnixMicros(instant));
}

}  // namespace

absl::StatusOr<CommentName> ParseCommentName(std::string_view name) {
  const auto ids = IdsOf(name, {"agencies", "drafts", "comments"});
  if (ids.ok()) {
    return CommentName{{AgencyId::Trusted((*ids)[0]), DraftId::Trusted((*ids)[1])}, CommentId::Trusted((*ids)[2])};
  }
  constexpr char kForm[] = "agencies/{agency}/drafts/{draft}/comments/{comment}";
  return status::Error(Reason::kInvalidField, {{"field", "name"},
                                               {"value", std::string(name)},
                                               {"rule", absl::StrCat("Tên phải có dạng ", kForm, ".")},
                                               {"rule_en", absl::StrCat("A name has the form ", kForm, ".")}});
}

absl::StatusOr<ReviewState> ParseSeenState(v1::ReviewState state) {
  if (v1::ReviewState_IsValid(state) && state != v1::REVIEW_STATE_UNSPECIFIED) return static_cast<ReviewState>(state);
  return status::Error(Reason::kInvalidField, {{"field", "seen_state"},
                                               {"value", absl::StrCat(static_cast<int>(state))},
                                               {"rule", "Ghi bước của dự thảo lúc xem (review_state)."},
                                               {"rule_en", "Name where the draft was seen to be (review_state)."}});
}

std::vector<ReviewRole> ReviewRolesOf(const rpc::Caller& caller) {
  constexpr std::pair<type::v1::Role, ReviewRole> kRoles[] = {{type::v1::ROLE_DRAFTER, ReviewRole::kDrafter},
                                                              {type::v1::ROLE_REVIEWER, ReviewRole::kReviewer},
                                                              {type::v1::ROLE_SIGNER, ReviewRole::kSigner},
                                                              {type::v1::ROLE_CLERK, ReviewRole::kClerk}};
  std::vector<ReviewRole> roles;
  for (const auto& [role, here] : kRoles) {
    if (caller.person && caller.person->roles.contains(role)) roles.push_back(here);
  }
  return roles;
}

v1::Comment ToProto(const Comment& comment) {
  v1::Comment proto;
  proto.set_name(comment.name.Text());
  proto.set_revision(comment.revision.text());
  proto.set_pointer(comment.pointer);
  proto.set_quote(comment.quote);
  proto.set_text(comment.text);
  proto.set_made_by(comment.made_by);
  *proto.mutable_made_at() = InstantOf(comment.made_at);
  proto.set_resolved_by(comment.resolved_by);
  if (comment.resolved_at) *proto.mutable_resolved_at() = InstantOf(*comment.resolved_at);
  return proto;
}

void Fill(const std::vector<ReviewStep>& steps, v1::Draft& proto) {
  for (const ReviewStep& step : steps) {
    v1::ReviewStep* told = proto.add_review_steps();
    told->set_move(static_cast<v1::ReviewMove>(step.move));
    told->set_state(static_cast<v1::ReviewState>(step.state));
    told->set_revision(step.revision.text());
    told->set_made_by(step.made_by);
    *told->mutable_made_at() = InstantOf(step.made_at);
    told->set_reason(step.reason);
  }
}

}  // namespace vanthu::drafting
