#include "services/drafting/review/comment_desk.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/drafting/review/comment_place.h"
#include "services/drafting/review/remark.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/macros.h"

namespace vanthu::drafting {
namespace {

Digest PayloadOf(const Comment& said) {
  return crypto::Sha256(absl::StrCat(said.name.draft.Text(), "\n", said.revision.text(), "\n", said.pointer, "\n", said.text));
}

audit::Event AuditOf(const std::string& event, const Comment& comment, const std::string& actor, absl::Time at) {
  return {.event = event,
          .agency = comment.name.draft.agency,
          .actor = actor,
          .subject = comment.name.draft.Text(),
          .outcome = "ok",
          .detail = absl::StrCat(comment.name.id.text(), " ", comment.pointer),
          .at = at};
}

}  // namespace

CommentDesk::CommentDesk(sql::Database& database, Clock& clock, Randomness& randomness)
    : database_(database), clock_(clock), randomness_(randomness) {}

absl::StatusOr<Comment> CommentDesk::Add(const sql::RequestKey& key, Comment said) {
  const Digest payload = PayloadOf(said);
  ASSIGN_OR_RETURN(said.text, JudgeRemark("text", said.text));
  said.name.id = CommentId::Trusted(FreshIdText(randomness_));
  said.made_by = key.caller;
  said.made_at = clock_.Now();
  return sql::Write<Comment>(database_, [&](sql::Transaction& tx) -> absl::StatusOr<Comment> {
    ASSIGN_OR_RETURN(const auto twin, sql::FindRequest(tx, key, payload));
    if (twin) return CommentStore::Find(tx, {said.name.draft, CommentId::Trusted(*twin)});
    ASSIGN_OR_RETURN(const Revision revision, DraftStore::FindRevision(tx, said.name.draft, said.revision));
    ASSIGN_OR_RETURN(said.quote, QuoteAt(revision.content, said.pointer));
    RETURN_IF_ERROR(CommentStore::Insert(tx, said));
    RETURN_IF_ERROR(sql::StoreRequest(tx, key, payload, said.name.id.text()));
    RETURN_IF_ERROR(audit::Store(tx, {AuditOf("draft.commented", said, said.made_by, said.made_at)}));
    return CommentStore::Find(tx, said.name);
  });
}

absl::StatusOr<Comment> CommentDesk::Resolve(const CommentName& name, const std::string& actor) {
  const absl::Time now = clock_.Now();
  return sql::Write<Comment>(database_, [&](sql::Transaction& tx) -> absl::StatusOr<Comment> {
    ASSIGN_OR_RETURN(const Comment before, CommentStore::Find(tx, name));
    ASSIGN_OR_RETURN(const bool was_open, CommentStore::Resolve(tx, name, actor, now));
    if (!was_open) return before;
    RETURN_IF_ERROR(audit::Store(tx, {AuditOf("draft.comment_resolved", before, actor, now)}));
    return CommentStore::Find(tx, name);
  });
}

}  // namespace vanthu::drafting
