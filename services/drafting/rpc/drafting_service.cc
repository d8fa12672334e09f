#include "services/drafting/rpc/drafting_service.h"

#include <string>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/drafting/format/format_checker.h"
#include "services/drafting/issuance/draft_list_store.h"
#include "services/drafting/issuance/issuance_store.h"
#include "services/drafting/limits.h"
#include "services/drafting/rpc/attachment_sink.h"
#include "services/drafting/rpc/drafting_mapping.h"
#include "services/drafting/rpc/issuance_feed.h"
#include "services/drafting/rpc/review_mapping.h"
#include "services/platform/rpc/audit_mapping.h"
#include "services/platform/rpc/page.h"
#include "services/platform/rpc/request_key.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::drafting {
namespace {

// The version an etag speaks of; 0, which no draft has, where it is none of ours.
int64_t VersionOf(const std::string& etag) {
  int64_t version = 0;
  return absl::SimpleAtoi(etag, &version) ? version : 0;
}

// One that is not there yet comes from another installation, or from before an older backup was restored: a reader would wait
// for it without an end.
absl::Status JudgeVersionSeen(int64_t seen, int64_t latest) {
  if (seen <= latest) return absl::OkStatus();
  return status::Error(
      status::Reason::kInvalidField,
      {{"field", "after_version"},
       {"value", absl::StrCat(seen)},
       {"rule", absl::StrCat("Phiên bản mới nhất là ", latest, "; hãy theo dõi lại từ đầu, không gửi Last-Event-ID.")},
       {"rule_en", absl::StrCat("The latest version is ", latest, "; watch again from the start, without Last-Event-ID.")}});
}

}  // namespace

DraftingService::DraftingService(rpc::Door& door, DraftingRooms rooms) : Api<v1::Drafting>(door), rooms_(rooms) {
  Unary("CreateDraft", this, &DraftingService::CreateDraft);
  Unary("ReviseDraft", this, &DraftingService::ReviseDraft);
  Unary("ReadFile", this, &DraftingService::ReadFile);
  Unary("CheckContent", this, &DraftingService::CheckContent);
  Unary("PreviewPage", this, &DraftingService::PreviewPage);
  Upload("UploadAttachment", this, &DraftingService::UploadAttachment);
  Unary("GetDraft", this, &DraftingService::GetDraft);
  Unary("ListDrafts", this, &DraftingService::ListDrafts);
  Unary("ListRevisions", this, &DraftingService::ListRevisions);
  Unary("GetRevision", this, &DraftingService::GetRevision);
  Unary("CheckDraft", this, &DraftingService::CheckDraft);
  Unary("PreviewRecipients", this, &DraftingService::PreviewRecipients);
  Unary("SubmitDraft", this, &DraftingService::SubmitDraft);
  Unary("PassDraft", this, &DraftingService::PassDraft);
  Unary("ReturnDraft", this, &DraftingService::ReturnDraft);
  Unary("WithdrawDraft", this, &DraftingService::WithdrawDraft);
  Unary("AddComment", this, &DraftingService::AddComment);
  Unary("ListComments", this, &DraftingService::ListComments);
  Unary("ResolveComment", this, &DraftingService::ResolveComment);
  Unary("ApproveRevision", this, &DraftingService::ApproveRevision);
  Unary("IssueDraft", this, &DraftingService::IssueDraft);
  Unary("GetIssuance", this, &DraftingService::GetIssuance);
  Unary("ListIssuances", this, &DraftingService::ListIssuances);
  Stream("WatchIssuance", this, &DraftingService::WatchIssuance);
  Unary("AcceptRecipients", this, &DraftingService::AcceptRecipients);
  Unary("VoidIssuance", this, &DraftingService::VoidIssuance);
  Unary("GetSignatureTask", this, &DraftingService::GetSignatureTask);
  Unary("RenewPreparation", this, &DraftingService::RenewPreparation);
  Stream("ReadPreparedPdf", this, &DraftingService::ReadPreparedPdf);
  Unary("CompleteSignature", this, &DraftingService::CompleteSignature);
  Unary("ListAuditEvents", this, &DraftingService::ListAuditEvents);
}

absl::StatusOr<v1::Draft> DraftingService::Answer(const absl::StatusOr<StoredDraft>& draft) {
  if (!draft.ok()) return draft.status();
  v1::Draft proto;
  RETURN_IF_ERROR(rooms_.database.Read([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(const DraftStanding standing, DraftListStore::Find(tx, draft->name));
    ASSIGN_OR_RETURN(const auto links, LinksOf(tx, *draft));
    ASSIGN_OR_RETURN(const auto steps, ReviewStore::List(tx, draft->name, kReviewStepsShownMax));
    proto = ToProto(*draft, standing);
    Fill(links, proto);
    Fill(steps, proto);
    return absl::OkStatus();
  }));
  return proto;
}

absl::StatusOr<v1::Draft> DraftingService::CreateDraft(const rpc::Call& call, const v1::CreateDraftRequest& request) {
  ASSIGN_OR_RETURN(const AgencyId agency, ParseAgencyName(request.parent()));
  ASSIGN_OR_RETURN(const sql::RequestKey key, rpc::RequestKeyOf(call, agency, request.request_id()));
  return Answer(rooms_.drafts.Create(key, {request.source(), request.file_name()}));
}

absl::StatusOr<v1::Draft> DraftingService::ReviseDraft(const rpc::Call& call, const v1::ReviseDraftRequest& request) {
  ASSIGN_OR_RETURN(const DraftName name, ParseDraftName(request.name()));
  ASSIGN_OR_RETURN(const sql::RequestKey key, rpc::RequestKeyOf(call, name.agency, request.request_id()));
  return Answer(rooms_.drafts.Revise(key, name, VersionOf(request.etag()), {request.source(), request.file_name()}));
}

absl::StatusOr<std::unique_ptr<rpc::Sink<v1::UploadAttachmentRequest, v1::UploadAttachmentResponse>>>
DraftingService::UploadAttachment(const rpc::Call& call, const v1::UploadAttachmentRequest& first) {
  return AttachmentSink::Open(rooms_.files, rooms_.drafts, call, first);
}

absl::StatusOr<v1::Draft> DraftingService::GetDraft(const rpc::Call&, const v1::GetDraftRequest& request) {
  ASSIGN_OR_RETURN(const DraftName name, ParseDraftName(request.name()));
  return Answer(rooms_.drafts.Find(name));
}

absl::StatusOr<v1::CheckDraftResponse> DraftingService::CheckDraft(const rpc::Call&, const v1::CheckDraftRequest& request) {
  ASSIGN_OR_RETURN(const DraftName name, ParseDraftName(request.name()));
  ASSIGN_OR_RETURN(const StoredDraft draft, rooms_.drafts.Find(name));
  v1::CheckDraftResponse response;
  for (const Finding& finding : CheckFormat(draft.latest.content)) *response.add_findings() = ToProto(finding);
  return response;
}

absl::StatusOr<v1::PreviewRecipientsResponse> DraftingService::PreviewRecipients(const rpc::Call&,
                                                                                 const v1::PreviewRecipientsRequest& request) {
  ASSIGN_OR_RETURN(const DraftName name, ParseDraftName(request.name()));
  ASSIGN_OR_RETURN(const RecipientPreview preview, rooms_.approver.Preview(name));
  return ToProto(preview);
}

absl::StatusOr<v1::Draft> DraftingService::ApproveRevision(const rpc::Call& call, const v1::ApproveRevisionRequest& request) {
  Approval approval{.approved_by = call.caller.name(), .approved_at = rooms_.clock.Now()};
  ASSIGN_OR_RETURN(approval.draft, ParseDraftName(request.name()));
  ASSIGN_OR_RETURN(approval.revision, RevisionId::Of(request.revision()));
  ASSIGN_OR_RETURN(approval.revision_hash, ParseDigest("revision_hash", request.revision_hash()));
  ASSIGN_OR_RETURN(approval.recipients_digest, ParseDigest("recipients_digest", request.recipients_digest()));
  return Answer(rooms_.approver.Approve(approval));
}

absl::StatusOr<v1::Issuance> DraftingService::IssueDraft(const rpc::Call& call, const v1::IssueDraftRequest& request) {
  ASSIGN_OR_RETURN(const DraftName name, ParseDraftName(request.name()));
  ASSIGN_OR_RETURN(const Issuance issuance, rooms_.issuances.Start(name, call.caller.name()));
  return ToProto(issuance);
}

absl::StatusOr<v1::Issuance> DraftingService::GetIssuance(const rpc::Call&, const v1::GetIssuanceRequest& request) {
  ASSIGN_OR_RETURN(const IssuanceName name, ParseIssuanceName(request.name()));
  ASSIGN_OR_RETURN(const Issuance issuance, rooms_.issuances.Find(name));
  return ToProto(issuance);
}

absl::StatusOr<std::unique_ptr<rpc::Feed<v1::Issuance>>> DraftingService::WatchIssuance(const rpc::Call&,
                                                                                        const v1::WatchIssuanceRequest& request) {
  ASSIGN_OR_RETURN(const IssuanceName name, ParseIssuanceName(request.name()));
  ASSIGN_OR_RETURN(const Issuance issuance, rooms_.issuances.Find(name));
  RETURN_IF_ERROR(JudgeVersionSeen(request.after_version(), issuance.version));
  return std::make_unique<IssuanceFeed>(rooms_.issuances, rooms_.bell, name, request.after_version());
}

absl::StatusOr<v1::Issuance> DraftingService::AcceptRecipients(const rpc::Call& call,
                                                               const v1::AcceptRecipientsRequest& request) {
  ASSIGN_OR_RETURN(const IssuanceName name, ParseIssuanceName(request.name()));
  ASSIGN_OR_RETURN(const Digest digest, ParseDigest("recipients_digest", request.recipients_digest()));
  ASSIGN_OR_RETURN(const Issuance issuance, rooms_.issuances.AgreeToRecipients(name, digest, call.caller.name()));
  return ToProto(issuance);
}

absl::StatusOr<v1::Issuance> DraftingService::VoidIssuance(const rpc::Call& call, const v1::VoidIssuanceRequest& request) {
  ASSIGN_OR_RETURN(const IssuanceName name, ParseIssuanceName(request.name()));
  ASSIGN_OR_RETURN(const Issuance issuance, rooms_.issuances.Void(name, request.reason(), call.caller.name()));
  return ToProto(issuance);
}

absl::StatusOr<v1::ListAuditEventsResponse> DraftingService::ListAuditEvents(const rpc::Call&,
                                                                             const v1::ListAuditEventsRequest& request) {
  ASSIGN_OR_RETURN(const AgencyId agency, ParseAgencyName(request.parent()));
  ASSIGN_OR_RETURN(const rpc::Page page, rpc::PageOf(request));
  ASSIGN_OR_RETURN(auto events, sql::Read<std::vector<audit::StoredEvent>>(rooms_.database, [&](sql::Transaction& tx) {
                     return audit::List(tx, agency, page.after, page.count_max());
                   }));
  v1::ListAuditEventsResponse response;
  response.set_next_page_token(rpc::CutToPage(events, page.size, &audit::StoredEvent::id));
  for (const audit::StoredEvent& event : events) *response.add_events() = rpc::ToProto(event);
  return response;
}

}  // namespace vanthu::drafting
