#include "services/drafting/issuance/dispatch_issuer.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/drafting/format/issue_barrier.h"
#include "services/drafting/issuance/issuance_store.h"
#include "services/drafting/review/approval_store.h"
#include "services/drafting/review/recipient_lines.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/text/file_name.h"
#include "services/verification/manifest.h"
#include "services/verification/tlog_proof.h"

namespace vanthu::drafting {
namespace {

using status::Reason;

// "12-STTTT-TTBCXB.pdf": the number as a name that is safe on every file system.
std::string PdfName(const DispatchNumber& number) { return absl::StrCat(text::SafeFileName(number.Text()), ".pdf"); }

verification::FileEntry EntryOf(const Attachment& file) { return {file.digest, file.size_bytes, file.file_name}; }

verification::Manifest ManifestOf(const Issuance& issuance, const std::vector<Attachment>& attachments) {
  verification::Manifest manifest{.issuer = issuance.name.agency,
                                  .dispatch = DispatchId::Trusted(issuance.name.id.text()),
                                  .number = issuance.given->number,
                                  .day = issuance.given->day,
                                  .pdf = EntryOf(*issuance.pdf),
                                  .recipients = issuance.recipients_digest};
  for (const Attachment& attachment : attachments) manifest.attachments.push_back(EntryOf(attachment));
  return manifest;
}

absl::Status RefuseForeignIssuer(const Issuance& issuance, const Issuer& issuer, const Draft& draft) {
  if (issuer.agency == issuance.name.agency && issuer.unknown_unit.empty()) return absl::OkStatus();
  return status::Error(Reason::kUnknownIssuer, {{"value", draft.symbol.notation}, {"day", DayText(issuance.frozen_day)}});
}

}  // namespace

const BookId& BookChoice::For(DocumentType type) const {
  const auto own = by_type.find(type);
  return own == by_type.end() ? common : own->second;
}

DispatchIssuer::DispatchIssuer(IssuerParts parts, BookChoice books) : parts_(parts), books_(std::move(books)) {}

const DispatchIssuer::Step* DispatchIssuer::StepIn(IssuanceState state) {
  static constexpr Step kSteps[] = {
      {IssuanceState::kPreparing, "prepare", &DispatchIssuer::Prepare},
      {IssuanceState::kNumbering, "number", &DispatchIssuer::Number},
      {IssuanceState::kSetting, "set", &DispatchIssuer::Set},
      {IssuanceState::kSigning, "prepare_signature", &DispatchIssuer::PrepareSignature},
      {IssuanceState::kAwaitingSignature, "sign", &DispatchIssuer::Sign},
      {IssuanceState::kRecording, "record", &DispatchIssuer::Record},
      {IssuanceState::kPublishing, "publish", &DispatchIssuer::Publish},
      {IssuanceState::kVoiding, "void", &DispatchIssuer::Void},
  };
  const auto* step = std::find_if(std::begin(kSteps), std::end(kSteps), [&](const Step& one) { return one.runs_in == state; });
  return step == std::end(kSteps) ? nullptr : step;
}

absl::StatusOr<Issuance> DispatchIssuer::RunStep(const Issuance& issuance) {
  const Step* step = StepIn(issuance.state);
  if (step == nullptr)
    return absl::InternalError(absl::StrCat("no step runs in state ", std::string(WordsOf(issuance.state).english)));
  const absl::Time started_at = parts_.clock.Now();
  absl::StatusOr<Issuance> next = (this->*step->run)(issuance);
  if (!next.ok()) return next;
  const absl::Time finished_at = parts_.clock.Now();
  next->steps.push_back({std::string(step->name), finished_at, finished_at - started_at});
  next->failures = 0;
  const bool waits = next->state == IssuanceState::kAwaitingRecipients || next->state == IssuanceState::kAwaitingSignature;
  if (!waits) next->waiting = {};
  const bool goes_on = !HasEnded(next->state) && !WaitsForPerson(*next);
  next->next_try_at = goes_on ? std::optional(finished_at) : std::nullopt;
  return next;
}

absl::StatusOr<Issuance> DispatchIssuer::PrepareSignature(Issuance issuance) {
  return parts_.signing.Prepare(std::move(issuance));
}

absl::StatusOr<Issuance> DispatchIssuer::Sign(Issuance issuance) { return parts_.signing.SignAtHand(std::move(issuance)); }

// Step 5. All that can refuse is tried now, before a number is spent.
absl::StatusOr<Issuance> DispatchIssuer::Prepare(Issuance issuance) {
  ASSIGN_OR_RETURN(const StoredDraft draft, ApprovedDraft(issuance));
  const Draft& content = draft.latest.content;
  issuance.frozen_day = DayInVietnam(parts_.clock.Now());
  RETURN_IF_ERROR(RefuseToIssue(content));
  ASSIGN_OR_RETURN(issuance.issuer,
                   parts_.directory.ResolveIssuer({.notation = content.symbol.notation,
                                                   .type_abbreviation = std::string(FactsOf(content.type).abbreviation),
                                                   .issuing_body = content.issuing_body,
                                                   .day = issuance.frozen_day}));
  RETURN_IF_ERROR(RefuseForeignIssuer(issuance, issuance.issuer, content));
  ASSIGN_OR_RETURN(const std::string person, parts_.directory.JudgeSigner(issuance.name.agency, issuance.frozen_day, content));
  issuance.signing = {.signer = {.role = SigningRole::kSigner,
                                 .agency = issuance.name.agency,
                                 .person = person,
                                 .full_name = content.signature.full_name,
                                 .position = content.signature.position}};
  RETURN_IF_ERROR(parts_.signing.JudgeMeans(issuance));
  ASSIGN_OR_RETURN(issuance.lines,
                   parts_.directory.ExpandRecipients(issuance.name.agency, issuance.frozen_day, RecipientLinesOf(content)));
  ASSIGN_OR_RETURN(const verification::FrozenList list, Freeze(issuance.lines, issuance.frozen_day));
  for (const Attachment& attachment : draft.latest.attachments) {
    if (!parts_.files.Has(attachment.digest)) return status::Error(Reason::kFileMissing, {{"name", attachment.file_name}});
  }
  RETURN_IF_ERROR(PageOf(issuance, draft.latest).status());
  issuance.recipients_text = list.Text();
  issuance.recipients_digest = list.TextDigest();
  if (issuance.recipients_digest == issuance.agreed_recipients) {
    issuance.state = IssuanceState::kNumbering;
  } else {
    issuance.state = IssuanceState::kAwaitingRecipients;
    issuance.waiting = Waiting::For(status::Error(Reason::kRecipientsChanged, {{"value", issuance.recipients_digest.Hex()}}));
  }
  return issuance;
}

// Step 6. The stored call, unchanged, until it is answered.
absl::StatusOr<Issuance> DispatchIssuer::Number(Issuance issuance) {
  ASSIGN_OR_RETURN(const StoredDraft draft, ApprovedDraft(issuance));
  ASSIGN_OR_RETURN(const std::string known, KnownCheckpoint(issuance.name.agency));
  ASSIGN_OR_RETURN(const NumberAnswer answer, parts_.numbering.Allocate({.issuance = issuance.name,
                                                                         .book = books_.For(draft.latest.content.type),
                                                                         .notation = draft.latest.content.symbol.notation,
                                                                         .frozen_day = issuance.frozen_day,
                                                                         .revision = issuance.revision_hash,
                                                                         .recipients = issuance.recipients_digest,
                                                                         .known_checkpoint = known}));
  RETURN_IF_ERROR(Learn(issuance.name.agency, answer.checkpoint));
  issuance.given = answer.given;
  issuance.state = IssuanceState::kSetting;
  return issuance;
}

// Step 7. The same draft, number and instant give the same bytes, so a repeat stores the same file.
absl::StatusOr<Issuance> DispatchIssuer::Set(Issuance issuance) {
  ASSIGN_OR_RETURN(const StoredDraft draft, ApprovedDraft(issuance));
  ASSIGN_OR_RETURN(const std::string pdf, PageOf(issuance, draft.latest));
  ASSIGN_OR_RETURN(const files::StoredFile stored, parts_.files.Put(pdf));
  issuance.pdf = Attachment{PdfName(issuance.given->number), stored.digest, stored.size_bytes};
  issuance.state = IssuanceState::kSigning;
  return issuance;
}

// Step 9. From here on there is only retry, later recall.
absl::StatusOr<Issuance> DispatchIssuer::Record(Issuance issuance) {
  ASSIGN_OR_RETURN(const StoredDraft draft, ApprovedDraft(issuance));
  ASSIGN_OR_RETURN(const std::string known, KnownCheckpoint(issuance.name.agency));
  const verification::Manifest manifest = ManifestOf(issuance, draft.latest.attachments);
  ASSIGN_OR_RETURN(issuance.entry, parts_.numbering.Record(issuance.name, verification::ManifestDigest(manifest), known));
  ASSIGN_OR_RETURN(const verification::TlogProof proof, verification::ParseTlogProof(issuance.entry->proof));
  RETURN_IF_ERROR(Learn(issuance.name.agency, proof.checkpoint));
  issuance.manifest_text = verification::ManifestText(manifest);
  issuance.state = IssuanceState::kPublishing;
  return issuance;
}

// Step 10. Distribution refuses no frozen recipient, and takes a repeat for what it is.
absl::StatusOr<Issuance> DispatchIssuer::Publish(Issuance issuance) {
  ASSIGN_OR_RETURN(const StoredDraft draft, ApprovedDraft(issuance));
  std::vector<Attachment> files = draft.latest.attachments;
  files.push_back(*issuance.pdf);
  RETURN_IF_ERROR(HandOverFiles(issuance, files));
  ASSIGN_OR_RETURN(verification::FrozenList list, verification::FrozenList::Parse(issuance.recipients_text));
  RETURN_IF_ERROR(parts_.distribution.Publish({issuance, draft.latest.content, draft.latest.attachments, std::move(list)}));
  issuance.state = IssuanceState::kPublished;
  return issuance;
}

// A person's word: the number is voided with the reason, or the issuance barred from ever getting one.
absl::StatusOr<Issuance> DispatchIssuer::Void(Issuance issuance) {
  ASSIGN_OR_RETURN(const std::string known, KnownCheckpoint(issuance.name.agency));
  ASSIGN_OR_RETURN(auto voided, parts_.numbering.Void({issuance.name, issuance.void_reason, issuance.voided_by, known}));
  if (voided) issuance.given = *std::move(voided);  // step 6 may have been in doubt
  issuance.state = IssuanceState::kVoided;
  return issuance;
}

absl::StatusOr<StoredDraft> DispatchIssuer::ApprovedDraft(const Issuance& issuance) {
  ASSIGN_OR_RETURN(StoredDraft draft, sql::Read<StoredDraft>(parts_.database, [&](sql::Transaction& tx) {
                     return DraftStore::Find(tx, issuance.draft);
                   }));
  if (draft.latest.id == issuance.revision && draft.latest.hash == issuance.revision_hash) return draft;
  return status::Error(Reason::kRevisionNotLatest, {{"name", issuance.draft.Text()}});
}

absl::StatusOr<std::string> DispatchIssuer::PageOf(const Issuance& issuance, const Revision& revision) {
  PageInput input{.draft = revision.content,
                  .names = {issuance.issuer.parent_display_name, issuance.issuer.display_name, issuance.issuer.place},
                  .attachments = revision.attachments,
                  .made_at = issuance.created_at};
  if (issuance.given) {
    input.number = issuance.given->number;
    input.day = issuance.given->day;
    input.made_at = issuance.given->allocated_at;
  }
  return parts_.pages.SetPage(input);
}

absl::StatusOr<std::string> DispatchIssuer::KnownCheckpoint(const AgencyId& agency) {
  return sql::Read<std::string>(parts_.database,
                                [&](sql::Transaction& tx) { return IssuanceStore::KnownCheckpoint(tx, agency); });
}

absl::Status DispatchIssuer::Learn(const AgencyId& agency, const std::string& checkpoint) {
  return parts_.database.Write([&](sql::Transaction& tx) { return IssuanceStore::LearnCheckpoint(tx, agency, checkpoint); });
}

absl::Status DispatchIssuer::HandOverFiles(const Issuance& issuance, const std::vector<Attachment>& files) {
  std::vector<Digest> digests;
  for (const Attachment& file : files) digests.push_back(file.digest);
  ASSIGN_OR_RETURN(const std::vector<Digest> missing, parts_.distribution.FindMissingFiles(issuance.name.agency, digests));
  for (const Digest& digest : missing) {
    RETURN_IF_ERROR(parts_.distribution.UploadFile(issuance.name.agency, digest, [&](int64_t offset, int64_t bytes_max) {
      return parts_.files.Read(digest, offset, bytes_max);
    }));
  }
  return absl::OkStatus();
}

}  // namespace vanthu::drafting
