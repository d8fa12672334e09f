#include "services/drafting/draft/draft_desk.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/fault_point.h"

namespace vanthu::drafting {
namespace {

using status::Reason;

Digest PayloadOf(const SourceFile& file, std::string_view target) {
  return crypto::Sha256(absl::StrCat(std::string(target), "\n", crypto::Sha256(file.bytes).Hex()));
}

absl::Status RefuseLocked(const StoredDraft& draft) {
  if (!draft.locked_by) return absl::OkStatus();
  return status::Error(Reason::kDraftLocked, {{"name", draft.name.Text()}});
}

audit::Event AuditOf(std::string_view event, const StoredDraft& draft, absl::Time at) {
  return {.event = std::string(event),
          .agency = draft.name.agency,
          .actor = draft.latest.made_by,
          .subject = draft.name.Text(),
          .outcome = "ok",
          .detail = absl::StrCat("revision ", draft.latest.ordinal, " ", draft.latest.hash.Hex()),
          .at = at};
}

}  // namespace

DraftDesk::DraftDesk(sql::Database& database, files::ContentStore& files, Clock& clock, Randomness& randomness,
                     DispatchReader reader)
    : database_(database), files_(files), clock_(clock), randomness_(randomness), reader_(std::move(reader)) {}

absl::StatusOr<StoredDraft> DraftDesk::Create(const sql::RequestKey& key, const SourceFile& file) {
  const Digest payload = PayloadOf(file, "");
  ASSIGN_OR_RETURN(const auto made, sql::Read<std::optional<std::string>>(
                                        database_, [&](sql::Transaction& tx) { return sql::FindRequest(tx, key, payload); }));
  if (made) return Find({key.agency, DraftId::Trusted(*made)});

  StoredDraft draft{
      .name = {key.agency, DraftId::Trusted(FreshIdText(randomness_))}, .created_at = clock_.Now(), .created_by = key.caller};
  draft.latest = NextRevision(draft, key.caller);
  ASSIGN_OR_RETURN(draft.latest.content, reader_(file.bytes, file.name));
  ASSIGN_OR_RETURN(const files::StoredFile source, files_.Put(file.bytes));
  draft.source = source.digest;
  draft.latest.hash = RevisionDigest(draft.latest.content, draft.latest.attachments);

  auto stored = sql::Write<StoredDraft>(database_, [&](sql::Transaction& tx) -> absl::StatusOr<StoredDraft> {
    ASSIGN_OR_RETURN(const auto twin, sql::FindRequest(tx, key, payload));
    if (twin) return DraftStore::Find(tx, {key.agency, DraftId::Trusted(*twin)});
    RETURN_IF_ERROR(DraftStore::Insert(tx, draft));
    RETURN_IF_ERROR(sql::StoreRequest(tx, key, payload, draft.name.id.text()));
    RETURN_IF_ERROR(audit::Store(tx, {AuditOf("draft.created", draft, draft.created_at)}));
    return draft;
  });
  VANTHU_FAULT_POINT("draft.created");
  return stored;
}

absl::StatusOr<StoredDraft> DraftDesk::Revise(const sql::RequestKey& key, const DraftName& name, int64_t version,
                                              const SourceFile& file) {
  const Digest payload = PayloadOf(file, name.Text());
  ASSIGN_OR_RETURN(const auto made, sql::Read<std::optional<std::string>>(
                                        database_, [&](sql::Transaction& tx) { return sql::FindRequest(tx, key, payload); }));
  if (made) return Find(name);
  ASSIGN_OR_RETURN(Draft content, reader_(file.bytes, file.name));
  RETURN_IF_ERROR(files_.Put(file.bytes).status());
  return sql::Write<StoredDraft>(database_, [&](sql::Transaction& tx) -> absl::StatusOr<StoredDraft> {
    ASSIGN_OR_RETURN(StoredDraft draft, DraftStore::Find(tx, name));
    ASSIGN_OR_RETURN(const auto twin, sql::FindRequest(tx, key, payload));
    if (twin) return draft;
    if (draft.version != version) return status::Error(Reason::kEtagMismatch, {{"name", name.Text()}});
    Revision next = NextRevision(draft, key.caller);
    next.content = content;
    RETURN_IF_ERROR(sql::StoreRequest(tx, key, payload, name.id.text()));
    return StoreNext(tx, draft, std::move(next), "draft.revised");
  });
}

absl::StatusOr<StoredDraft> DraftDesk::Attach(const DraftName& name, const Attachment& attachment, const std::string& actor) {
  return sql::Write<StoredDraft>(database_, [&](sql::Transaction& tx) -> absl::StatusOr<StoredDraft> {
    ASSIGN_OR_RETURN(StoredDraft draft, DraftStore::Find(tx, name));
    const auto& there = draft.latest.attachments;
    if (std::find(there.begin(), there.end(), attachment) != there.end()) return draft;
    Revision next = NextRevision(draft, actor);
    const auto same_name = std::find_if(next.attachments.begin(), next.attachments.end(),
                                        [&](const Attachment& other) { return other.file_name == attachment.file_name; });
    if (same_name != next.attachments.end()) {
      *same_name = attachment;
    } else {
      next.attachments.push_back(attachment);
    }
    return StoreNext(tx, draft, std::move(next), "draft.attached");
  });
}

absl::StatusOr<StoredDraft> DraftDesk::Find(const DraftName& name) {
  return sql::Read<StoredDraft>(database_, [&](sql::Transaction& tx) { return DraftStore::Find(tx, name); });
}

Revision DraftDesk::NextRevision(const StoredDraft& draft, const std::string& actor) {
  Revision next = draft.latest;
  next.id = RevisionId::Trusted(FreshIdText(randomness_));
  ++next.ordinal;
  next.made_at = clock_.Now();
  next.made_by = actor;
  return next;
}

absl::StatusOr<StoredDraft> DraftDesk::StoreNext(sql::Transaction& tx, const StoredDraft& draft, Revision next,
                                                 std::string_view event) {
  RETURN_IF_ERROR(RefuseLocked(draft));
  next.hash = RevisionDigest(next.content, next.attachments);
  RETURN_IF_ERROR(DraftStore::AddRevision(tx, draft, next));
  StoredDraft changed = draft;
  changed.latest = std::move(next);
  ++changed.version;
  RETURN_IF_ERROR(audit::Store(tx, {AuditOf(event, changed, changed.latest.made_at)}));
  return changed;
}

}  // namespace vanthu::drafting
