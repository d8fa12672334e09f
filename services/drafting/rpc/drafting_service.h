#pragma once

#include <memory>

#include "services/drafting/draft/draft_desk.h"
#include "services/drafting/issuance/issuance_bell.h"
#include "services/drafting/issuance/issuance_desk.h"
#include "services/drafting/issuance/signature_desk.h"
#include "services/drafting/layout/page_previewer.h"
#include "services/drafting/review/comment_desk.h"
#include "services/drafting/review/review_desk.h"
#include "services/drafting/review/revision_approver.h"
#include "services/platform/files/content_store.h"
#include "services/platform/rpc/api.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/clock.h"
#include "vanthu/drafting/v1/drafting.grpc.pb.h"

namespace vanthu::drafting {

// The rooms behind the contract; all outlive the service.
struct DraftingRooms {
  sql::Database& database;
  files::ContentStore& files;
  DraftDesk& drafts;
  RevisionApprover& approver;
  ReviewDesk& reviews;
  CommentDesk& comments;
  PagePreviewer& previewer;
  IssuanceDesk& issuances;
  SignatureDesk& signatures;
  IssuanceBell& bell;
  Clock& clock;
};

// vanthu.drafting.v1.Drafting: mapping, nothing else.
class DraftingService : public rpc::Api<v1::Drafting> {
 public:
  DraftingService(rpc::Door& door, DraftingRooms rooms);

 private:
  absl::StatusOr<v1::Draft> CreateDraft(const rpc::Call& call, const v1::CreateDraftRequest& request);
  absl::StatusOr<v1::Draft> ReviseDraft(const rpc::Call& call, const v1::ReviseDraftRequest& request);
  absl::StatusOr<std::unique_ptr<rpc::Sink<v1::UploadAttachmentRequest, v1::UploadAttachmentResponse>>> UploadAttachment(
      const rpc::Call& call, const v1::UploadAttachmentRequest& first);
  absl::StatusOr<v1::Draft> GetDraft(const rpc::Call& call, const v1::GetDraftRequest& request);
  absl::StatusOr<v1::CheckDraftResponse> CheckDraft(const rpc::Call& call, const v1::CheckDraftRequest& request);
  absl::StatusOr<v1::PreviewRecipientsResponse> PreviewRecipients(const rpc::Call& call,
                                                                  const v1::PreviewRecipientsRequest& request);
  absl::StatusOr<v1::Draft> ApproveRevision(const rpc::Call& call, const v1::ApproveRevisionRequest& request);
  absl::StatusOr<v1::Issuance> IssueDraft(const rpc::Call& call, const v1::IssueDraftRequest& request);
  absl::StatusOr<v1::Issuance> GetIssuance(const rpc::Call& call, const v1::GetIssuanceRequest& request);
  absl::StatusOr<std::unique_ptr<rpc::Feed<v1::Issuance>>> WatchIssuance(const rpc::Call& call,
                                                                         const v1::WatchIssuanceRequest& request);
  absl::StatusOr<v1::Issuance> AcceptRecipients(const rpc::Call& call, const v1::AcceptRecipientsRequest& request);
  absl::StatusOr<v1::Issuance> VoidIssuance(const rpc::Call& call, const v1::VoidIssuanceRequest& request);
  // In content_calls.cc, of words that are not stored:
  absl::StatusOr<v1::ReadFileResponse> ReadFile(const rpc::Call& call, const v1::ReadFileRequest& request);
  absl::StatusOr<v1::CheckContentResponse> CheckContent(const rpc::Call& call, const v1::CheckContentRequest& request);
  absl::StatusOr<google::api::HttpBody> PreviewPage(const rpc::Call& call, const v1::PreviewPageRequest& request);
  // In list_calls.cc:
  absl::StatusOr<v1::ListDraftsResponse> ListDrafts(const rpc::Call& call, const v1::ListDraftsRequest& request);
  absl::StatusOr<v1::ListRevisionsResponse> ListRevisions(const rpc::Call& call, const v1::ListRevisionsRequest& request);
  absl::StatusOr<v1::Revision> GetRevision(const rpc::Call& call, const v1::GetRevisionRequest& request);
  absl::StatusOr<v1::ListIssuancesResponse> ListIssuances(const rpc::Call& call, const v1::ListIssuancesRequest& request);
  // In review_calls.cc:
  absl::StatusOr<v1::Draft> SubmitDraft(const rpc::Call& call, const v1::SubmitDraftRequest& request);
  absl::StatusOr<v1::Draft> PassDraft(const rpc::Call& call, const v1::PassDraftRequest& request);
  absl::StatusOr<v1::Draft> ReturnDraft(const rpc::Call& call, const v1::ReturnDraftRequest& request);
  absl::StatusOr<v1::Draft> WithdrawDraft(const rpc::Call& call, const v1::WithdrawDraftRequest& request);
  absl::StatusOr<v1::Comment> AddComment(const rpc::Call& call, const v1::AddCommentRequest& request);
  absl::StatusOr<v1::ListCommentsResponse> ListComments(const rpc::Call& call, const v1::ListCommentsRequest& request);
  absl::StatusOr<v1::Comment> ResolveComment(const rpc::Call& call, const v1::ResolveCommentRequest& request);
  // In signature_calls.cc:
  absl::StatusOr<v1::SignatureTask> GetSignatureTask(const rpc::Call& call, const v1::GetSignatureTaskRequest& request);
  absl::StatusOr<v1::SignatureTask> RenewPreparation(const rpc::Call& call, const v1::RenewPreparationRequest& request);
  absl::StatusOr<std::unique_ptr<rpc::Feed<v1::PreparedPdfChunk>>> ReadPreparedPdf(const rpc::Call& call,
                                                                                   const v1::ReadPreparedPdfRequest& request);
  absl::StatusOr<v1::Issuance> CompleteSignature(const rpc::Call& call, const v1::CompleteSignatureRequest& request);
  absl::StatusOr<v1::ListAuditEventsResponse> ListAuditEvents(const rpc::Call& call, const v1::ListAuditEventsRequest& request);

  absl::StatusOr<v1::Draft> Answer(const absl::StatusOr<StoredDraft>& draft);

  DraftingRooms rooms_;
};

}  // namespace vanthu::drafting
