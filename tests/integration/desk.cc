#include "tests/integration/desk.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/platform/status/macros.h"
#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::integration {
namespace {

std::string AgencyName(std::string_view id) { return absl::StrCat("agencies/", std::string(id)); }

}  // namespace

void Desk::SitDown(const std::function<std::shared_ptr<grpc::Channel>(const std::string& service)>& channel_to) {
  players_ = std::make_unique<SamplePlayers>(channel_to("directory"), people_clock_);
  drafting_ = drafting::v1::Drafting::NewStub(channel_to("drafting"));
  numbering_ = numbering::v1::Numbering::NewStub(channel_to("numbering"));
  distribution_ = distribution::v1::Distribution::NewStub(channel_to("distribution"));
  connector_ = connector::v1::Connector::NewStub(channel_to("connector"));
}

void Desk::StandUp() {
  players_.reset();
  drafting_.reset();
  numbering_.reset();
  distribution_.reset();
  connector_.reset();
}

std::string Desk::DispatchText(std::string_view abstract, std::string_view addressees) {
  return absl::StrCat(
      "Số: /SPH-VP\n\nThử Nghiệm, ngày 02 tháng 3 năm 2026\n\nV/v ", std::string(abstract), "\n\nKính gửi:\n\n",
      std::string(addressees),
      "\n\nThực hiện nhiệm vụ được giao, Sở Phát hành đề nghị các cơ quan phối hợp thực hiện nội dung nêu trên.\n\n"
      "Trân trọng./.\n\nNơi nhận:\n\n- Như trên;\n- Lưu: VT, VP, TK.\n\nGIÁM ĐỐC\n\nTrần Văn Ký\n");
}

absl::StatusOr<drafting::v1::Draft> Desk::CreateDraft(const std::string& text, const std::string& request_id) {
  ASSIGN_OR_RETURN(const rpc::CallOptions drafter, As(kIssuer, "drafter"));
  drafting::v1::CreateDraftRequest request;
  request.set_parent(AgencyName(kIssuer));
  request.set_source(text);
  request.set_file_name("test.txt");
  request.set_request_id(request_id);
  return rpc::CallUnary(*drafting_, &drafting::v1::Drafting::Stub::CreateDraft, request, drafter);
}

absl::Status Desk::Approve(const drafting::v1::Draft& draft) {
  ASSIGN_OR_RETURN(const rpc::CallOptions signer, As(kIssuer, "signer"));
  drafting::v1::PreviewRecipientsRequest preview;
  preview.set_name(draft.name());
  ASSIGN_OR_RETURN(const auto shown,
                   rpc::CallUnary(*drafting_, &drafting::v1::Drafting::Stub::PreviewRecipients, preview, signer));
  drafting::v1::ApproveRevisionRequest approve;
  approve.set_name(draft.name());
  approve.set_revision(draft.revision());
  approve.set_revision_hash(draft.revision_hash());
  approve.set_recipients_digest(shown.recipients_digest());
  return rpc::CallUnary(*drafting_, &drafting::v1::Drafting::Stub::ApproveRevision, approve, signer).status();
}

absl::StatusOr<drafting::v1::Draft> Desk::Revise(const drafting::v1::Draft& draft, const std::string& text) {
  ASSIGN_OR_RETURN(const rpc::CallOptions drafter, As(kIssuer, "drafter"));
  drafting::v1::ReviseDraftRequest request;
  request.set_name(draft.name());
  request.set_source(text);
  request.set_file_name("test.txt");
  request.set_etag(draft.etag());
  request.set_request_id(FreshIdText(keys_));
  return rpc::CallUnary(*drafting_, &drafting::v1::Drafting::Stub::ReviseDraft, request, drafter);
}

absl::StatusOr<drafting::v1::Draft> Desk::FindDraft(const std::string& draft) {
  ASSIGN_OR_RETURN(const rpc::CallOptions drafter, As(kIssuer, "drafter"));
  drafting::v1::GetDraftRequest request;
  request.set_name(draft);
  return rpc::CallUnary(*drafting_, &drafting::v1::Drafting::Stub::GetDraft, request, drafter);
}

absl::StatusOr<drafting::v1::Draft> Desk::Attach(const drafting::v1::Draft& draft, const std::string& file_name,
                                                 const std::string& bytes) {
  ASSIGN_OR_RETURN(const rpc::CallOptions drafter, As(kIssuer, "drafter"));
  bool is_sent = false;
  const auto fill = [&](drafting::v1::UploadAttachmentRequest* chunk) -> absl::StatusOr<bool> {
    if (std::exchange(is_sent, true)) return false;
    chunk->set_name(draft.name());
    chunk->set_file_name(file_name);
    chunk->set_chunk(bytes);
    return true;
  };
  RETURN_IF_ERROR(rpc::CallUpload(*drafting_, &drafting::v1::Drafting::Stub::UploadAttachment, fill, drafter).status());
  return FindDraft(draft.name());
}

absl::StatusOr<drafting::v1::Issuance> Desk::AgreeToRecipients(const drafting::v1::Issuance& issuance) {
  ASSIGN_OR_RETURN(const rpc::CallOptions signer, As(kIssuer, "signer"));
  drafting::v1::AcceptRecipientsRequest request;
  request.set_name(issuance.name());
  request.set_recipients_digest(issuance.recipients_digest());
  return rpc::CallUnary(*drafting_, &drafting::v1::Drafting::Stub::AcceptRecipients, request, signer);
}

absl::Status Desk::AcceptClock(const std::string& reason) {
  ASSIGN_OR_RETURN(const rpc::CallOptions admin, As(kIssuer, "admin"));
  numbering::v1::AcceptClockRequest request;
  request.set_parent(AgencyName(kIssuer));
  request.set_reason(reason);
  return rpc::CallUnary(*numbering_, &numbering::v1::Numbering::Stub::AcceptClock, request, admin).status();
}

absl::StatusOr<drafting::v1::Issuance> Desk::Issue(const std::string& draft) {
  ASSIGN_OR_RETURN(const rpc::CallOptions clerk, As(kIssuer, "clerk"));
  drafting::v1::IssueDraftRequest request;
  request.set_name(draft);
  return rpc::CallUnary(*drafting_, &drafting::v1::Drafting::Stub::IssueDraft, request, clerk);
}

absl::StatusOr<drafting::v1::Issuance> Desk::Find(const std::string& issuance) {
  ASSIGN_OR_RETURN(const rpc::CallOptions clerk, As(kIssuer, "clerk"));
  drafting::v1::GetIssuanceRequest request;
  request.set_name(issuance);
  return rpc::CallUnary(*drafting_, &drafting::v1::Drafting::Stub::GetIssuance, request, clerk);
}

absl::StatusOr<drafting::v1::Issuance> Desk::Void(const std::string& issuance, const std::string& reason) {
  ASSIGN_OR_RETURN(const rpc::CallOptions clerk, As(kIssuer, "clerk"));
  drafting::v1::VoidIssuanceRequest request;
  request.set_name(issuance);
  request.set_reason(reason);
  return rpc::CallUnary(*drafting_, &drafting::v1::Drafting::Stub::VoidIssuance, request, clerk);
}

absl::StatusOr<distribution::v1::Dispatch> Desk::FindDispatch(const std::string& dispatch) {
  ASSIGN_OR_RETURN(const rpc::CallOptions clerk, As(kIssuer, "clerk"));
  distribution::v1::GetDispatchRequest request;
  request.set_name(dispatch);
  return rpc::CallUnary(*distribution_, &distribution::v1::Distribution::Stub::GetDispatch, request, clerk);
}

absl::StatusOr<std::vector<distribution::v1::Delivery>> Desk::Deliveries(const std::string& dispatch) {
  ASSIGN_OR_RETURN(const rpc::CallOptions clerk, As(kIssuer, "clerk"));
  distribution::v1::ListDeliveriesRequest request;
  request.set_parent(dispatch);
  request.set_page_size(1000);
  ASSIGN_OR_RETURN(const auto page,
                   rpc::CallUnary(*distribution_, &distribution::v1::Distribution::Stub::ListDeliveries, request, clerk));
  return std::vector<distribution::v1::Delivery>(page.deliveries().begin(), page.deliveries().end());
}

absl::Status Desk::Resend(const std::string& delivery) {
  ASSIGN_OR_RETURN(const rpc::CallOptions clerk, As(kIssuer, "clerk"));
  distribution::v1::ResendDeliveryRequest request;
  request.set_name(delivery);
  request.set_request_id(FreshIdText(keys_));
  return rpc::CallUnary(*distribution_, &distribution::v1::Distribution::Stub::ResendDelivery, request, clerk).status();
}

absl::StatusOr<std::vector<connector::v1::InboxEntry>> Desk::Inbox(const std::string& agency) {
  ASSIGN_OR_RETURN(const rpc::CallOptions recipient, As(agency, "recipient"));
  connector::v1::ListInboxEntriesRequest request;
  request.set_parent(AgencyName(agency));
  request.set_page_size(1000);
  ASSIGN_OR_RETURN(const auto page,
                   rpc::CallUnary(*connector_, &connector::v1::Connector::Stub::ListInboxEntries, request, recipient));
  return std::vector<connector::v1::InboxEntry>(page.entries().begin(), page.entries().end());
}

absl::Status Desk::Refuse(const std::string& agency, const std::string& entry) {
  ASSIGN_OR_RETURN(const rpc::CallOptions recipient, As(agency, "recipient"));
  connector::v1::ReportStatusRequest request;
  request.set_name(entry);
  request.set_status(static_cast<int>(ReceiptStatus::kRefused));
  request.set_reason("gửi nhầm");
  return rpc::CallUnary(*connector_, &connector::v1::Connector::Stub::ReportStatus, request, recipient).status();
}

absl::StatusOr<std::vector<numbering::v1::Number>> Desk::Register(int year) {
  ASSIGN_OR_RETURN(const rpc::CallOptions auditor, As(kIssuer, "auditor"));
  numbering::v1::ListNumbersRequest request;
  request.set_parent(AgencyName(kIssuer));
  request.set_book("van-ban-di");
  request.set_year(year);
  request.set_page_size(1000);
  ASSIGN_OR_RETURN(const auto page, rpc::CallUnary(*numbering_, &numbering::v1::Numbering::Stub::ListNumbers, request, auditor));
  return std::vector<numbering::v1::Number>(page.numbers().begin(), page.numbers().end());
}

std::vector<std::string> Desk::AuditOutcomes(const std::string& event) {
  std::vector<std::string> outcomes;
  auto options = As(kIssuer, "auditor");
  drafting::v1::ListAuditEventsRequest request;
  request.set_parent(AgencyName(kIssuer));
  request.set_page_size(1000);
  const auto page = rpc::CallUnary(*drafting_, &drafting::v1::Drafting::Stub::ListAuditEvents, request, *options);
  for (const auto& found : page->events()) {
    if (found.event() == event) outcomes.push_back(found.outcome());
  }
  return outcomes;
}

}  // namespace vanthu::integration
