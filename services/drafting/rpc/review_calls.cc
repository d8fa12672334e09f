// The calls of vanthu.drafting.v1.Drafting that are review: who has a draft in hand, and what is said about it.

#include <utility>
#include <vector>

#include "services/drafting/rpc/drafting_mapping.h"
#include "services/drafting/rpc/drafting_service.h"
#include "services/drafting/rpc/review_mapping.h"
#include "services/platform/rpc/page.h"
#include "services/platform/rpc/request_key.h"
#include "services/platform/status/macros.h"

namespace vanthu::drafting {

namespace {

// A move as it was asked for, and the key of its request.
struct AskedMove {
  sql::RequestKey key;
  ReviewRequest request;
};

template <class Request>
absl::StatusOr<AskedMove> MoveOf(const rpc::Call& call, const Request& request) {
  AskedMove asked{.request = {.roles = ReviewRolesOf(call.caller)}};
  ASSIGN_OR_RETURN(asked.request.draft, ParseDraftName(request.name()));
  ASSIGN_OR_RETURN(asked.request.revision, RevisionId::Of(request.revision()));
  ASSIGN_OR_RETURN(asked.request.revision_hash, ParseDigest("revision_hash", request.revision_hash()));
  ASSIGN_OR_RETURN(asked.request.seen, ParseSeenState(request.seen_state()));
  ASSIGN_OR_RETURN(asked.key, rpc::RequestKeyOf(call, asked.request.draft.agency, request.request_id()));
  return asked;
}

}  // namespace

absl::StatusOr<v1::Draft> DraftingService::SubmitDraft(const rpc::Call& call, const v1::SubmitDraftRequest& request) {
  ASSIGN_OR_RETURN(const AskedMove asked, MoveOf(call, request));
  return Answer(rooms_.reviews.Submit(asked.key, asked.request));
}

absl::StatusOr<v1::Draft> DraftingService::PassDraft(const rpc::Call& call, const v1::PassDraftRequest& request) {
  ASSIGN_OR_RETURN(const AskedMove asked, MoveOf(call, request));
  return Answer(rooms_.reviews.Pass(asked.key, asked.request));
}

absl::StatusOr<v1::Draft> DraftingService::ReturnDraft(const rpc::Call& call, const v1::ReturnDraftRequest& request) {
  ASSIGN_OR_RETURN(AskedMove asked, MoveOf(call, request));
  asked.request.reason = request.reason();
  return Answer(rooms_.reviews.Return(asked.key, std::move(asked.request)));
}

absl::StatusOr<v1::Draft> DraftingService::WithdrawDraft(const rpc::Call& call, const v1::WithdrawDraftRequest& request) {
  ASSIGN_OR_RETURN(const AskedMove asked, MoveOf(call, request));
  return Answer(rooms_.reviews.Withdraw(asked.key, asked.request));
}

absl::StatusOr<v1::Comment> DraftingService::AddComment(const rpc::Call& call, const v1::AddCommentRequest& request) {
  Comment said{.pointer = request.pointer(), .text = request.text()};
  ASSIGN_OR_RETURN(said.name.draft, ParseDraftName(request.parent()));
  ASSIGN_OR_RETURN(said.revision, RevisionId::Of(request.revision()));
  ASSIGN_OR_RETURN(const sql::RequestKey key, rpc::RequestKeyOf(call, said.name.draft.agency, request.request_id()));
  ASSIGN_OR_RETURN(const Comment comment, rooms_.comments.Add(key, std::move(said)));
  return ToProto(comment);
}

absl::StatusOr<v1::ListCommentsResponse> DraftingService::ListComments(const rpc::Call&, const v1::ListCommentsRequest& request) {
  ASSIGN_OR_RETURN(const DraftName name, ParseDraftName(request.parent()));
  ASSIGN_OR_RETURN(const rpc::Page page, rpc::PageOf(request));
  ASSIGN_OR_RETURN(auto comments, sql::Read<std::vector<Comment>>(
                                      rooms_.database, [&](sql::Transaction& tx) -> absl::StatusOr<std::vector<Comment>> {
                                        RETURN_IF_ERROR(DraftListStore::Find(tx, name).status());
                                        return CommentStore::List(tx, name, page.after, page.count_max());
                                      }));
  v1::ListCommentsResponse response;
  response.set_next_page_token(rpc::CutToPage(comments, page.size, &Comment::ordinal));
  for (const Comment& comment : comments) *response.add_comments() = ToProto(comment);
  return response;
}

absl::StatusOr<v1::Comment> DraftingService::ResolveComment(const rpc::Call& call, const v1::ResolveCommentRequest& request) {
  ASSIGN_OR_RETURN(const CommentName name, ParseCommentName(request.name()));
  ASSIGN_OR_RETURN(const Comment comment, rooms_.comments.Resolve(name, call.caller.name()));
  return ToProto(comment);
}

}  // namespace vanthu::drafting
