#include "services/standalone/sample_cycle.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/drafting/format/issue_barrier.h"
#include "services/drafting/reading/dispatch_reader.h"
#include "services/platform/rpc/channel.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/dispatch.h"
#include "services/standalone/source_file.h"

namespace vanthu::standalone {
namespace {

using directory::v1::Directory;
using distribution::v1::Delivery;
using drafting::v1::Drafting;
using drafting::v1::Issuance;
using numbering::v1::Numbering;
using status::Reason;

std::vector<std::string> FormsOf(const drafting::SignatureBlock& signature) {
  std::vector<std::string> forms;
  for (const std::string& line : signature.authority_lines) {
    const size_t dot = line.find('.');
    if (dot != std::string::npos) forms.push_back(line.substr(0, dot + 1));
  }
  return forms;
}

// In a word that stands in both languages: what it means is on the screen already.
std::string HowItEnded(const Issuance& issuance) {
  const std::string_view state = issuance.state() == drafting::v1::ISSUANCE_STATE_VOIDED ? "voided" : "refused";
  return issuance.reason().empty() ? std::string(state) : absl::StrCat(std::string(state), ": ", issuance.reason());
}

absl::Status StillWaits(const Issuance& issuance) {
  return status::Error(
      Reason::kIssuanceWaits,
      {{"name", issuance.name()}, {"cause", issuance.waiting_for_vi()}, {"cause_en", issuance.waiting_for_en()}});
}

}  // namespace

SampleCycle::SampleCycle(const CycleChannels& channels, Screen& screen, Clock& clock, Wait wait)
    : directory_(Directory::NewStub(channels.directory)),
      numbering_(Numbering::NewStub(channels.numbering)),
      drafting_(Drafting::NewStub(channels.drafting)),
      screen_(screen),
      clock_(clock),
      wait_(std::move(wait)),
      players_(channels.directory, clock),
      follower_(channels.distribution, {players_, screen, clock, wait_}),
      drafter_(channels.drafting, {players_, follower_, screen}) {}

absl::StatusOr<bool> SampleCycle::Issue(const IssueOrder& order) {
  ASSIGN_OR_RETURN(const Source source, Read(order));
  if (!order.accept_clock.empty()) RETURN_IF_ERROR(AcceptClock(source.agency, order.accept_clock));
  ASSIGN_OR_RETURN(const drafting::v1::Draft draft, drafter_.Bring(source.agency, source.file, order.anew));
  ASSIGN_OR_RETURN(Issuance issuance, Approved(source, draft));
  ASSIGN_OR_RETURN(issuance, Published(std::move(issuance), order.patience));
  ASSIGN_OR_RETURN(const std::vector<Delivery> deliveries, follower_.Watched(issuance.dispatch(), order.patience));
  ASSIGN_OR_RETURN(const std::filesystem::path pdf, follower_.SavePdf(issuance.dispatch(), order.issued_folder));
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

absl::StatusOr<SampleCycle::Source> SampleCycle::Read(const IssueOrder& order) {
  Source source{.file = {.path = order.file, .attachments = order.attachments}};
  ASSIGN_OR_RETURN(source.file.bytes, ReadWhole(order.file));
  ASSIGN_OR_RETURN(const std::string name, FileNameOf(order.file));
  for (const std::filesystem::path& attachment : order.attachments) RETURN_IF_ERROR(FileNameOf(attachment).status());
  ASSIGN_OR_RETURN(source.draft, drafting::ReadDispatch(source.file.bytes, name));
  screen_.ShowDraft(name, source.draft);
  directory::v1::ResolveIssuerRequest resolve;
  resolve.set_notation(source.draft.symbol.notation);
  resolve.set_type_abbreviation(std::string(drafting::FactsOf(source.draft.type).abbreviation));
  resolve.set_issuing_body(source.draft.issuing_body);
  resolve.set_day(DayText(DayInVietnam(clock_.Now())));
  ASSIGN_OR_RETURN(source.issuer, rpc::CallUnary(*directory_, &Directory::Stub::ResolveIssuer, resolve));
  source.agency = AgencyIdOf(source.issuer.agency().name());
  return source;
}

// A unit or signer that the sample does not know; not of a file that is refused, which is to leave nothing behind.
absl::Status SampleCycle::AddUnknown(const Source& source) {
  if (!drafting::RefuseToIssue(source.draft).ok()) return absl::OkStatus();  // step 5 will say so
  directory::v1::AddSampleIssuerRequest add;
  add.set_parent(source.issuer.agency().name());
  add.set_unit_symbol(source.issuer.unknown_unit());
  add.set_full_name(source.draft.signature.full_name);
  add.set_position(source.draft.signature.position);
  for (const std::string& form : FormsOf(source.draft.signature)) add.add_forms(form);
  ASSIGN_OR_RETURN(const auto added, rpc::CallUnary(*directory_, &Directory::Stub::AddSampleIssuer, add));
  for (const std::string& name : added.added()) {
    screen_.Say(absl::StrCat("Danh bạ mẫu chưa có, đã thêm (sample): ", name),
                absl::StrCat("The sample directory did not know it, added as sample: ", name));
  }
  return absl::OkStatus();
}

// Steps 2 to 4, then the clerk's order to issue; an issuance that is going on, or done, is given as it is.
absl::StatusOr<Issuance> SampleCycle::Approved(const Source& source, const drafting::v1::Draft& draft) {
  ASSIGN_OR_RETURN(const rpc::CallOptions signer, players_.As(source.agency, "signer"));
  ASSIGN_OR_RETURN(const rpc::CallOptions clerk, players_.As(source.agency, "clerk"));
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
    RETURN_IF_ERROR(AddUnknown(source));
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
          return StillWaits(issuance);
        }
    }
    RETURN_IF_ERROR(watch.Pause());
    ASSIGN_OR_RETURN(const rpc::CallOptions clerk, players_.As(AgencyIdOf(issuance.name()), "clerk"));
    drafting::v1::GetIssuanceRequest request;
    request.set_name(issuance.name());
    ASSIGN_OR_RETURN(issuance, rpc::CallUnary(*drafting_, &Drafting::Stub::GetIssuance, request, clerk));
  }
}

absl::StatusOr<Issuance> SampleCycle::Agree(const Issuance& issuance) {
  ASSIGN_OR_RETURN(const rpc::CallOptions signer, players_.As(AgencyIdOf(issuance.name()), "signer"));
  drafting::v1::AcceptRecipientsRequest request;
  request.set_name(issuance.name());
  request.set_recipients_digest(issuance.recipients_digest());
  return rpc::CallUnary(*drafting_, &Drafting::Stub::AcceptRecipients, request, signer);
}

absl::Status SampleCycle::Void(const std::string& issuance, const std::string& reason) {
  ASSIGN_OR_RETURN(const rpc::CallOptions clerk, players_.As(AgencyIdOf(issuance), "clerk"));
  drafting::v1::VoidIssuanceRequest request;
  request.set_name(issuance);
  request.set_reason(reason);
  ASSIGN_OR_RETURN(const Issuance voided, rpc::CallUnary(*drafting_, &Drafting::Stub::VoidIssuance, request, clerk));
  screen_.ShowState(voided);
  if (voided.state() == drafting::v1::ISSUANCE_STATE_VOIDED) return absl::OkStatus();
  return StillWaits(voided);
}

absl::Status SampleCycle::AcceptClock(const std::string& agency, const std::string& reason) {
  ASSIGN_OR_RETURN(const rpc::CallOptions admin, players_.As(agency, "admin"));
  numbering::v1::AcceptClockRequest request;
  request.set_parent(absl::StrCat("agencies/", agency));
  request.set_reason(reason);
  return rpc::CallUnary(*numbering_, &Numbering::Stub::AcceptClock, request, admin).status();
}

}  // namespace vanthu::standalone
