#include "services/drafting/review/approval_store.h"

#include "services/platform/status/macros.h"

namespace vanthu::drafting {

absl::Status ApprovalStore::Put(sql::Transaction& tx, const Approval& approval) {
  return tx
      .Execute(
          "insert into approval(agency, draft, revision, revision_hash, recipients_digest, approved_by, approved_at) "
          "values (?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict (agency, draft, revision) do update set "
          "recipients_digest = excluded.recipients_digest, approved_by = excluded.approved_by, approved_at = "
          "excluded.approved_at",
          approval.draft.agency, approval.draft.id, approval.revision, approval.revision_hash, approval.recipients_digest,
          approval.approved_by, approval.approved_at)
      .status();
}

absl::StatusOr<std::optional<Approval>> ApprovalStore::Find(sql::Transaction& tx, const DraftName& draft,
                                                            const RevisionId& revision) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query("select revision_hash, recipients_digest, approved_by, approved_at from approval "
                            "where agency = ?1 and draft = ?2 and revision = ?3",
                            draft.agency, draft.id, revision));
  ASSIGN_OR_RETURN(const auto row, (rows.Maybe<Digest, Digest, std::string, absl::Time>()));
  if (!row) return std::optional<Approval>();
  const auto& [hash, recipients, by, at] = *row;
  return Approval{draft, revision, hash, recipients, by, at};
}

absl::StatusOr<std::map<RevisionId, Approval>> ApprovalStore::List(sql::Transaction& tx, const DraftName& draft) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query("select revision, revision_hash, recipients_digest, approved_by, approved_at from approval "
                            "where agency = ?1 and draft = ?2",
                            draft.agency, draft.id));
  ASSIGN_OR_RETURN(const auto all, (rows.All<RevisionId, Digest, Digest, std::string, absl::Time>()));
  std::map<RevisionId, Approval> approvals;
  for (const auto& [revision, hash, recipients, by, at] : all) {
    approvals[revision] = {draft, revision, hash, recipients, by, at};
  }
  return approvals;
}

}  // namespace vanthu::drafting
