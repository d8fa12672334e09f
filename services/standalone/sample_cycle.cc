#include "services/standalone/sample_cycle.h"

#include <algorithm>
#include <fstream>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/drafting/reading/dispatch_reader.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/rpc/channel.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/dispatch.h"
#include "services/standalone/source_file.h"

namespace vanthu::standalone {
namespace {

using directory::v1::Directory;
using distribution::v1::Delivery;
using distribution::v1::Distribution;
using drafting::v1::Drafting;
using drafting::v1::Issuance;
using numbering::v1::Numbering;
using status::Reason;

constexpr absl::Duration kStreamTimeout = absl::Minutes(10);

std::string AgencyIdOf(const std::string& resource_name) {
  const auto recipient = Recipient::Parse(resource_name.substr(0, resource_name.find('/', resource_name.find('/') + 1)));
  return recipient.ok() ? recipient->agency.text() : "";
}

// Whether the draft carries exactly these files: the same text with other attachments is another dispatch.
absl::StatusOr<bool> Carries(const drafting::v1::Draft& draft, const std::vector<std::filesystem::path>& files) {
  if (draft.attachments_size() != static_cast<int>(files.size())) return false;
  for (const std::filesystem::path& file : files) {
    ASSIGN_OR_RETURN(const Digest digest, DigestOf(file));
    const bool is_there = std::any_of(draft.attachments().begin(), draft.attachments().end(), [&](const auto& attachment) {
      return attachment.file_name() == file.filename().string() && attachment.digest() == digest.Bytes();
    });
    if (!is_there) return false;
  }
  return true;
}

std::vector<std::string> FormsOf(const drafting::SignatureBlock& signature) {
  std::vector<std::string> forms;
  for (const std::string& line : signature.authority_lines) {
    const size_t dot = line.find('.');
    if (dot != std::string::npos) forms.push_back(line.substr(0, dot + 1));
  }
  return forms;
}

bool IsSettled(const Delivery& delivery) {
  return delivery.state() == distribution::v1::DELIVERY_STATE_RECEIPTED ||
         delivery.state() == distribution::v1::DELIVERY_STATE_REFUSED ||
         delivery.state() == distribution::v1::DELIVERY_STATE_UNDELIVERABLE ||
         delivery.state() == distribution::v1::DELIVERY_STATE_DEAD;
}

// In a word that stands in both languages: what it means is on the screen already.
std::string HowItEnded(const Issuance& issuance) {
  const std::string_view state = issuance.state() == drafting::v1::ISSUANCE_STATE_VOIDED ? "voided" : "refused";
  return issuance.reason().empty() ? std::string(state) : absl::StrCat(std::string(state), ": ", issuance.reason());
}

}  // namespace

SampleCycle::SampleCycle(const CycleChannels& channels, Screen& screen, Clock& clock, Randomness& randomness, Wait wait)
    : directory_(Directory::NewStub(channels.directory)),
      numbering_(Numbering::NewStub(channels.numbering)),
      distribution_(Distribution::NewStub(channels.distribution)),
      drafting_(Drafting::NewStub(channels.drafting)),
      players_(channels.directory, clock),
      screen_(screen),
      clock_(clock),
      randomness_(randomness),
      wait_(std::move(wait)) {}

absl::StatusOr<bool> SampleCycle::Issue(const IssueOrder& order) {
  ASSIGN_OR_RETURN(const Source source, Read(order.file));
  ASSIGN_OR_RETURN(agency_, IssuerOf(source.draft));
  if (!order.accept_clock.empty()) RETURN_IF_ERROR(AcceptClock(order.accept_clock));
  ASSIGN_OR_RETURN(const drafting::v1::Draft draft, FindOrCreate(order, source));
  ASSIGN_OR_RETURN(Issuance issuance, Approved(draft));
  ASSIGN_OR_RETURN(issuance, Published(std::move(issuance), order.patience));
  ASSIGN_OR_RETURN(const std::vector<Delivery> deliveries, Receipted(issuance.dispatch(), order.patience));
  ASSIGN_OR_RETURN(const std::filesystem::path pdf, SavePdf(issuance.dispatch(), order.issued_folder));
  screen_.ShowResult(issuance, deliveries, pdf.string());
  const auto lacks = [](const Delivery& delivery) { return delivery.state() != distribution::v1::DELIVERY_STATE_RECEIPTED; };
  const auto count = std::count_if(deliveries.begin(), deliveries.end(), lacks);
  if (count == 0) return true;
  screen_.Say(
      absl::StrCat(count, " nơi nhận chưa xác nhận, lý do ở bảng trên. Xử lý xong, chạy lại với đúng tệp này: số không đổi."),
      absl::StrCat(count,
                   " recipients have not receipted; the table above says why. Mend that and run the same file again: "
                   "the number stays."));
  return false;
}

// Step 1, here only to find issuer and signer: the service reads the same bytes again.
absl::StatusOr<SampleCycle::Source> SampleCycle::Read(const std::filesystem::path& file) {
  ASSIGN_OR_RETURN(std::string bytes, ReadWhole(file));
  ASSIGN_OR_RETURN(drafting::Draft draft, drafting::ReadDispatch(bytes, file.filename().string()));
  screen_.ShowDraft(file.filename().string(), draft);
  return Source{std::move(bytes), std::move(draft)};
}

absl::StatusOr<std::string> SampleCycle::IssuerOf(const drafting::Draft& draft) {
  directory::v1::ResolveIssuerRequest resolve;
  resolve.set_notation(draft.symbol.notation);
  resolve.set_type_abbreviation(std::string(drafting::FactsOf(draft.type).abbreviation));
  resolve.set_issuing_body(draft.issuing_body);
  resolve.set_day(DayText(DayInVietnam(clock_.Now())));
  ASSIGN_OR_RETURN(const auto issuer, rpc::CallUnary(*directory_, &Directory::Stub::ResolveIssuer, resolve));

  directory::v1::AddSampleIssuerRequest add;
  add.set_parent(issuer.agency().name());
  add.set_unit_symbol(issuer.unknown_unit());
  add.set_full_name(draft.signature.full_name);
  add.set_position(draft.signature.position);
  for (const std::string& form : FormsOf(draft.signature)) add.add_forms(form);
  ASSIGN_OR_RETURN(const auto added, rpc::CallUnary(*directory_, &Directory::Stub::AddSampleIssuer, add));
  for (const std::string& name : added.added()) {
    screen_.Say(absl::StrCat("Danh bạ mẫu chưa có, đã thêm (sample): ", name),
                absl::StrCat("The sample directory did not know it, added as sample: ", name));
  }
  return AgencyIdOf(issuer.agency().name());
}

absl::StatusOr<drafting::v1::Draft> SampleCycle::FindOrCreate(const IssueOrder& order, const Source& source) {
  if (order.anew) return Create(order, source);
  ASSIGN_OR_RETURN(const rpc::CallOptions drafter, players_.As(agency_, "drafter"));
  drafting::v1::ListDraftsRequest request;
  request.set_parent(absl::StrCat("agencies/", agency_));
  request.set_source_digest(crypto::Sha256(source.bytes).Bytes());
  ASSIGN_OR_RETURN(const auto response, rpc::CallUnary(*drafting_, &Drafting::Stub::ListDrafts, request, drafter));
  for (const drafting::v1::Draft& draft : response.drafts()) {
    ASSIGN_OR_RETURN(const bool carries, Carries(draft, order.attachments));
    if (!carries) continue;
    screen_.Say("Tệp này đã được nhập: tiếp tục với dự thảo trước. Phát hành lại có chủ ý: thêm --anew",
                "This file was brought before: going on with that draft. To issue it anew on purpose, add --anew");
    return draft;
  }
  return Create(order, source);
}

absl::StatusOr<drafting::v1::Draft> SampleCycle::Create(const IssueOrder& order, const Source& source) {
  ASSIGN_OR_RETURN(const rpc::CallOptions drafter, players_.As(agency_, "drafter"));
  drafting::v1::CreateDraftRequest request;
  request.set_parent(absl::StrCat("agencies/", agency_));
  request.set_source(source.bytes);
  request.set_file_name(order.file.filename().string());
  request.set_request_id(FreshIdText(randomness_));
  ASSIGN_OR_RETURN(drafting::v1::Draft draft, rpc::CallUnary(*drafting_, &Drafting::Stub::CreateDraft, request, drafter));
  for (const std::filesystem::path& file : order.attachments) {
    ASSIGN_OR_RETURN(draft, Attach(draft, file));
  }
  return draft;
}

absl::StatusOr<drafting::v1::Draft> SampleCycle::Attach(const drafting::v1::Draft& draft, const std::filesystem::path& file) {
  ASSIGN_OR_RETURN(rpc::CallOptions drafter, players_.As(agency_, "drafter"));
  drafter.timeout = kStreamTimeout;
  std::ifstream in(file, std::ios::binary);
  if (!in) return status::Error(Reason::kNotFound, {{"name", file.string()}});
  bool first = true;
  auto fill = [&](drafting::v1::UploadAttachmentRequest* chunk) -> absl::StatusOr<bool> {
    std::string bytes(rpc::kChunkBytes, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<size_t>(in.gcount()));
    if (bytes.empty() && !first) return false;
    if (first) {
      chunk->set_name(draft.name());
      chunk->set_file_name(file.filename().string());
    }
    first = false;
    chunk->set_chunk(std::move(bytes));
    return true;
  };
  RETURN_IF_ERROR(rpc::CallUpload(*drafting_, &Drafting::Stub::UploadAttachment, fill, drafter).status());
  drafting::v1::GetDraftRequest request;
  request.set_name(draft.name());
  return rpc::CallUnary(*drafting_, &Drafting::Stub::GetDraft, request, drafter);
}

// Steps 2 to 4, then the clerk's order to issue; an issuance that is going on, or done, is given as it is.
absl::StatusOr<Issuance> SampleCycle::Approved(const drafting::v1::Draft& draft) {
  ASSIGN_OR_RETURN(const rpc::CallOptions signer, players_.As(agency_, "signer"));
  ASSIGN_OR_RETURN(const rpc::CallOptions clerk, players_.As(agency_, "clerk"));
  if (draft.issuance().empty()) {
    drafting::v1::CheckDraftRequest check;
    check.set_name(draft.name());
    ASSIGN_OR_RETURN(const auto findings, rpc::CallUnary(*drafting_, &Drafting::Stub::CheckDraft, check, signer));
    screen_.ShowFindings(findings);
    drafting::v1::PreviewRecipientsRequest preview;
    preview.set_name(draft.name());
    ASSIGN_OR_RETURN(const auto recipients, rpc::CallUnary(*drafting_, &Drafting::Stub::PreviewRecipients, preview, signer));
    drafting::v1::ApproveRevisionRequest approve;
    approve.set_name(draft.name());
    approve.set_revision(draft.revision());
    approve.set_revision_hash(draft.revision_hash());
    approve.set_recipients_digest(recipients.recipients_digest());
    RETURN_IF_ERROR(rpc::CallUnary(*drafting_, &Drafting::Stub::ApproveRevision, approve, signer).status());
  }
  drafting::v1::IssueDraftRequest issue;
  issue.set_name(draft.name());
  return rpc::CallUnary(*drafting_, &Drafting::Stub::IssueDraft, issue, clerk);
}

// Steps 5 to 10, watched until the issuance has ended; the sample signer agrees to a list that changed since the approval.
absl::StatusOr<Issuance> SampleCycle::Published(Issuance issuance, absl::Duration patience) {
  Watch watch(clock_, patience, wait_);
  while (true) {
    screen_.ShowState(issuance);
    switch (issuance.state()) {
      case drafting::v1::ISSUANCE_STATE_PUBLISHED:
        return issuance;
      case drafting::v1::ISSUANCE_STATE_REFUSED:
      case drafting::v1::ISSUANCE_STATE_VOIDED:
        return status::Error(Reason::kIssuanceEnded, {{"name", issuance.name()}, {"value", HowItEnded(issuance)}});
      case drafting::v1::ISSUANCE_STATE_AWAITING_RECIPIENTS: {
        ASSIGN_OR_RETURN(issuance, Agree(issuance));
        break;
      }
      default:
        if (watch.IsStuck(absl::StrCat(static_cast<int>(issuance.state()), " ", issuance.reason()))) {
          return status::Error(Reason::kUnavailable, {{"name", absl::StrCat("drafting ", issuance.reason())}});
        }
    }
    RETURN_IF_ERROR(watch.Pause());
    ASSIGN_OR_RETURN(const rpc::CallOptions clerk, players_.As(agency_, "clerk"));
    drafting::v1::GetIssuanceRequest request;
    request.set_name(issuance.name());
    ASSIGN_OR_RETURN(issuance, rpc::CallUnary(*drafting_, &Drafting::Stub::GetIssuance, request, clerk));
  }
}

absl::StatusOr<Issuance> SampleCycle::Agree(const Issuance& issuance) {
  ASSIGN_OR_RETURN(const rpc::CallOptions signer, players_.As(agency_, "signer"));
  drafting::v1::AcceptRecipientsRequest request;
  request.set_name(issuance.name());
  request.set_recipients_digest(issuance.recipients_digest());
  return rpc::CallUnary(*drafting_, &Drafting::Stub::AcceptRecipients, request, signer);
}

// Steps 11 to 13, watched until every delivery is receipted or someone has to act.
absl::StatusOr<std::vector<Delivery>> SampleCycle::Receipted(const std::string& dispatch, absl::Duration patience) {
  Watch watch(clock_, patience, wait_);
  while (true) {
    ASSIGN_OR_RETURN(std::vector<Delivery> deliveries, Deliveries(dispatch));
    screen_.ShowDeliveries(deliveries);
    const auto open = std::count_if(deliveries.begin(), deliveries.end(), [](const Delivery& d) { return !IsSettled(d); });
    if (open == 0 || watch.IsStuck(absl::StrCat(open))) return deliveries;
    RETURN_IF_ERROR(watch.Pause());
  }
}

absl::StatusOr<std::vector<Delivery>> SampleCycle::Deliveries(const std::string& dispatch) {
  ASSIGN_OR_RETURN(const rpc::CallOptions clerk, players_.As(agency_, "clerk"));
  std::vector<Delivery> deliveries;
  distribution::v1::ListDeliveriesRequest request;
  request.set_parent(dispatch);
  request.set_page_size(1000);
  do {
    ASSIGN_OR_RETURN(const auto page, rpc::CallUnary(*distribution_, &Distribution::Stub::ListDeliveries, request, clerk));
    deliveries.insert(deliveries.end(), page.deliveries().begin(), page.deliveries().end());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return deliveries;
}

absl::StatusOr<std::filesystem::path> SampleCycle::SavePdf(const std::string& dispatch, const std::filesystem::path& folder) {
  ASSIGN_OR_RETURN(rpc::CallOptions clerk, players_.As(agency_, "clerk"));
  distribution::v1::GetDispatchRequest get;
  get.set_name(dispatch);
  ASSIGN_OR_RETURN(const auto issued, rpc::CallUnary(*distribution_, &Distribution::Stub::GetDispatch, get, clerk));
  clerk.timeout = kStreamTimeout;
  distribution::v1::ReadDispatchFileRequest read;
  read.set_name(dispatch);
  read.set_digest(issued.pdf().digest());
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) return status::Error(Reason::kDiskFailed, {{"name", folder.string()}, {"cause", failed.message()}});
  const std::filesystem::path path = folder / absl::StrCat(issued.day(), " ", issued.pdf().file_name());
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  RETURN_IF_ERROR(rpc::CallStream(
      *distribution_, &Distribution::Stub::ReadDispatchFile, read,
      [&](const distribution::v1::FileChunk& chunk) {
        out << chunk.chunk();
        return absl::OkStatus();
      },
      clerk));
  out.close();
  if (!out) return status::Error(Reason::kDiskFailed, {{"name", path.string()}, {"cause", "the PDF could not be written"}});
  return path;
}

absl::Status SampleCycle::Void(const std::string& issuance, const std::string& reason) {
  ASSIGN_OR_RETURN(const rpc::CallOptions clerk, players_.As(AgencyIdOf(issuance), "clerk"));
  drafting::v1::VoidIssuanceRequest request;
  request.set_name(issuance);
  request.set_reason(reason);
  ASSIGN_OR_RETURN(const Issuance voided, rpc::CallUnary(*drafting_, &Drafting::Stub::VoidIssuance, request, clerk));
  screen_.ShowState(voided);
  if (voided.state() == drafting::v1::ISSUANCE_STATE_VOIDED) return absl::OkStatus();
  return status::Error(Reason::kUnavailable, {{"name", absl::StrCat("numbering ", voided.reason())}});
}

absl::Status SampleCycle::AcceptClock(const std::string& reason) {
  ASSIGN_OR_RETURN(const rpc::CallOptions admin, players_.As(agency_, "admin"));
  numbering::v1::AcceptClockRequest request;
  request.set_parent(absl::StrCat("agencies/", agency_));
  request.set_reason(reason);
  return rpc::CallUnary(*numbering_, &Numbering::Stub::AcceptClock, request, admin).status();
}

}  // namespace vanthu::standalone
