#pragma once

#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/drafting/review/comment_store.h"
#include "services/drafting/review/review_state.h"
#include "services/drafting/review/review_store.h"
#include "services/platform/rpc/call.h"
#include "vanthu/drafting/v1/drafting.pb.h"

namespace vanthu::drafting {

absl::StatusOr<CommentName> ParseCommentName(std::string_view name);
// INVALID_FIELD naming `seen_state` where there is no such state.
absl::StatusOr<ReviewState> ParseSeenState(v1::ReviewState state);
std::vector<ReviewRole> ReviewRolesOf(const rpc::Caller& caller);
v1::Comment ToProto(const Comment& comment);
void Fill(const std::vector<ReviewStep>& steps, v1::Draft& proto);

}  // namespace vanthu::drafting
