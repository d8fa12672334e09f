#include "services/drafting/rpc/drafting_mapping.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/drafting/draft/draft_json.h"
#include "services/platform/rpc/instant_mapping.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/resource_name.h"

namespace vanthu::drafting {
namespace {

using rpc::ToProto;

absl::Status BadName(std::string_view name, std::string_view form) {
  return status::Error(status::Reason::kInvalidField,
                       {{"field", "name"},
                        {"value", std::string(name)},
                        {"rule", absl::StrCat("Tên phải có dạng ", std::string(form), ".")},
                        {"rule_en", absl::StrCat("A name has the form ", std::string(form), ".")}});
}

// A dispatch bears its issuance's id.
std::string DispatchNameOf(const IssuanceName& issuance) {
  return absl::StrCat("agencies/", issuance.agency.text(), "/dispatches/", issuance.id.text());
}

v1::DoneSignature ToProto(const DoneSignature& done) {
  v1::DoneSignature proto;
  proto.set_role(static_cast<v1::SigningRole>(done.party.role));
  proto.set_signer(done.party.Name());
  proto.set_certificate_name(done.signer);
  proto.set_certificate_digest(done.certificate.Bytes());
  *proto.mutable_signed_at() = ToProto(done.signed_at);
  proto.set_level(done.level);
  proto.set_shortfall(done.shortfall);
  return proto;
}

template <class Add>
void FillAttachments(const std::vector<Attachment>& attachments, Add add) {
  for (const Attachment& attachment : attachments) {
    v1::Attachment* file = add();
    file->set_file_name(attachment.file_name);
    file->set_digest(attachment.digest.Bytes());
    file->set_size_bytes(attachment.size_bytes);
  }
}

template <class Lines, class Add>
void FillLines(const Lines& lines, Add add) {
  for (const ExpandedLine& line : lines) {
    v1::ExpandedLine* proto = add();
    proto->set_text(line.line.text);
    proto->set_field(line.line.field);
    proto->set_is_group(!line.group.empty());
    proto->set_explanation(line.explanation);
    for (const NamedRecipient& named : line.recipients) proto->add_recipients(named.recipient.Name());
  }
}

}  // namespace

absl::StatusOr<AgencyId> ParseAgencyName(std::string_view name) {
  const auto ids = IdsOf(name, {"agencies"});
  if (!ids.ok()) return BadName(name, "agencies/{agency}");
  return AgencyId::Of(ids->front());
}

absl::StatusOr<DraftName> ParseDraftName(std::string_view name) {
  const auto ids = IdsOf(name, {"agencies", "drafts"});
  if (!ids.ok()) return BadName(name, "agencies/{agency}/drafts/{draft}");
  return DraftName{AgencyId::Trusted((*ids)[0]), DraftId::Trusted((*ids)[1])};
}

absl::StatusOr<RevisionName> ParseRevisionName(std::string_view name) {
  const auto ids = IdsOf(name, {"agencies", "drafts", "revisions"});
  if (!ids.ok()) return BadName(name, "agencies/{agency}/drafts/{draft}/revisions/{revision}");
  return RevisionName{{AgencyId::Trusted((*ids)[0]), DraftId::Trusted((*ids)[1])}, RevisionId::Trusted((*ids)[2])};
}

absl::StatusOr<IssuanceName> ParseIssuanceName(std::string_view name) {
  const auto ids = IdsOf(name, {"agencies", "issuances"});
  if (!ids.ok()) return BadName(name, "agencies/{agency}/issuances/{issuance}");
  return IssuanceName{AgencyId::Trusted((*ids)[0]), IssuanceId::Trusted((*ids)[1])};
}

absl::StatusOr<Digest> ParseDigest(std::string_view field, const std::string& bytes) {
  const auto digest = Digest::FromBytes(bytes);
  if (digest.ok()) return digest;
  return status::Error(status::Reason::kInvalidField, {{"field", std::string(field)},
                                                       {"value", absl::StrCat(bytes.size(), " byte")},
                                                       {"rule", "Mã băm SHA-256 dài đúng 32 byte."},
                                                       {"rule_en", "A SHA-256 has exactly 32 bytes."}});
}

v1::Draft ToProto(const StoredDraft& draft, const DraftStanding& standing) {
  v1::Draft proto;
  proto.set_name(draft.name.Text());
  proto.set_revision(draft.latest.id.text());
  proto.set_revision_hash(draft.latest.hash.Bytes());
  proto.set_content_json(CanonicalJson(draft.latest.content));
  proto.set_source_digest(draft.source.Bytes());
  FillAttachments(draft.latest.attachments, [&] { return proto.add_attachments(); });
  if (standing.review == ReviewState::kApproved) proto.set_approved_revision(draft.latest.id.text());
  if (draft.locked_by) proto.set_issuance(IssuanceName{draft.name.agency, *draft.locked_by}.Text());
  if (standing.last_ended) proto.set_ended_issuance(IssuanceName{draft.name.agency, *standing.last_ended}.Text());
  proto.set_etag(absl::StrCat(draft.version));
  *proto.mutable_created_at() = ToProto(draft.created_at);
  proto.set_state(static_cast<v1::DraftState>(standing.stage));
  proto.set_created_by(draft.created_by);
  *proto.mutable_revised_at() = ToProto(draft.latest.made_at);
  proto.set_revised_by(draft.latest.made_by);
  proto.set_review_state(static_cast<v1::ReviewState>(standing.review));
  *proto.mutable_review_since() = ToProto(standing.review_since);
  return proto;
}

void Fill(const std::vector<CitationLink>& links, v1::Draft& proto) {
  for (const CitationLink& link : links) {
    auto* linked = proto.add_citation_links();
    linked->set_citation(static_cast<int32_t>(link.citation));
    linked->set_dispatch(DispatchNameOf(link.issued));
  }
}

v1::Revision ToProto(const DraftName& draft, const Revision& revision, const std::optional<Approval>& approval) {
  v1::Revision proto;
  proto.set_name(absl::StrCat(draft.Text(), "/revisions/", revision.id.text()));
  proto.set_ordinal(revision.ordinal);
  proto.set_revision_hash(revision.hash.Bytes());
  FillAttachments(revision.attachments, [&] { return proto.add_attachments(); });
  *proto.mutable_made_at() = ToProto(revision.made_at);
  proto.set_made_by(revision.made_by);
  if (!approval) return proto;
  proto.set_approved_by(approval->approved_by);
  *proto.mutable_approved_at() = ToProto(approval->approved_at);
  return proto;
}

v1::Finding ToProto(const Finding& finding) {
  v1::Finding proto;
  proto.set_rule(finding.rule_id);
  proto.set_severity(std::string(SeverityName(finding.severity)));
  proto.set_field(finding.place.field);
  proto.set_first_line(finding.place.span.first_line);
  proto.set_last_line(finding.place.span.last_line);
  proto.set_article(finding.article);
  proto.set_explanation_vi(finding.vietnamese);
  proto.set_explanation_en(finding.english);
  if (finding.place.item) proto.set_item(*finding.place.item);
  if (!finding.fix) return proto;
  proto.set_suggested_text(finding.fix->replacement);
  proto.set_fix_pointer(finding.fix->pointer);
  return proto;
}

v1::PreviewRecipientsResponse ToProto(const RecipientPreview& preview) {
  v1::PreviewRecipientsResponse proto;
  FillLines(preview.lines, [&] { return proto.add_lines(); });
  proto.set_recipients_digest(preview.list.TextDigest().Bytes());
  proto.set_recipient_count(static_cast<int64_t>(preview.list.recipients().size()));
  return proto;
}

v1::SignatureTask TaskOf(const Issuance& issuance) {
  const Preparation& preparation = *issuance.signing.preparation;
  v1::SignatureTask proto;
  proto.set_name(issuance.name.Text());
  proto.set_role(static_cast<v1::SigningRole>(preparation.party.role));
  proto.set_signer(preparation.party.Name());
  proto.set_signer_text(preparation.party.DisplayText());
  proto.set_preparation(preparation.ordinal);
  proto.set_digest(preparation.digest.Bytes());
  proto.set_hole_begin(static_cast<int64_t>(preparation.range.hole_begin));
  proto.set_hole_end(static_cast<int64_t>(preparation.range.hole_end));
  proto.set_pdf_size_bytes(preparation.pdf.size_bytes);
  *proto.mutable_prepared_at() = ToProto(preparation.prepared_at);
  *proto.mutable_expires_at() = ToProto(preparation.expires_at);
  return proto;
}

v1::Issuance ToProto(const Issuance& issuance) {
  v1::Issuance proto;
  proto.set_name(issuance.name.Text());
  proto.set_draft(issuance.draft.Text());
  proto.set_state(static_cast<v1::IssuanceState>(issuance.state));
  proto.set_version(issuance.version);
  proto.set_waiting_for_vi(issuance.waiting.vietnamese);
  proto.set_waiting_for_en(issuance.waiting.english);
  proto.set_reason(issuance.waiting.reason);
  if (issuance.given) {
    proto.set_number(issuance.given->number.number);
    proto.set_notation(issuance.given->number.notation);
    proto.set_day(DayText(issuance.given->day));
  }
  if (issuance.pdf) proto.set_pdf_digest(issuance.pdf->digest.Bytes());
  if (issuance.state == IssuanceState::kPublished) {
    proto.set_dispatch(DispatchNameOf(issuance.name));
  }
  for (const DoneSignature& done : issuance.signing.signatures) *proto.add_signatures() = ToProto(done);
  FillLines(issuance.lines, [&] { return proto.add_lines(); });
  if (!issuance.recipients_text.empty()) proto.set_recipients_digest(issuance.recipients_digest.Bytes());
  for (const StepTime& step : issuance.steps) {
    auto* time = proto.add_steps();
    time->set_step(step.step);
    *time->mutable_finished_at() = ToProto(step.finished_at);
    time->set_duration_micros(absl::ToInt64Microseconds(step.took));
  }
  *proto.mutable_created_at() = ToProto(issuance.created_at);
  *proto.mutable_state_since() = ToProto(issuance.steps.empty() ? issuance.created_at : issuance.steps.back().finished_at);
  proto.set_waits_for_person(WaitsForPerson(issuance));
  if (issuance.next_try_at) *proto.mutable_next_try_at() = ToProto(*issuance.next_try_at);
  proto.set_requested_by(issuance.requested_by);
  proto.set_void_refused_vi(issuance.void_refusal.vietnamese);
  proto.set_void_refused_en(issuance.void_refusal.english);
  return proto;
}

}  // namespace vanthu::drafting
