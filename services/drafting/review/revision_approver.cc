#include "services/drafting/review/revision_approver.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/drafting/format/issue_barrier.h"
#include "services/drafting/review/recipient_lines.h"
#include "services/drafting/review/review_store.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::drafting {

using status::Reason;

RevisionApprover::RevisionApprover(sql::Database& database, Directory& directory, Clock& clock)
    : database_(database), directory_(directory), clock_(clock) {}

absl::StatusOr<RecipientPreview> RevisionApprover::Preview(const DraftName& name) {
  ASSIGN_OR_RETURN(const StoredDraft draft,
                   sql::Read<StoredDraft>(database_, [&](sql::Transaction& tx) { return DraftStore::Find(tx, name); }));
  const absl::CivilDay today = DayInVietnam(clock_.Now());
  ASSIGN_OR_RETURN(auto lines, directory_.ExpandRecipients(name.agency, today, RecipientLinesOf(draft.latest.content)));
  ASSIGN_OR_RETURN(auto list, Freeze(lines, today));
  return RecipientPreview{std::move(lines), std::move(list)};
}

absl::StatusOr<StoredDraft> RevisionApprover::Approve(const Approval& approval) {
  return sql::Write<StoredDraft>(database_, [&](sql::Transaction& tx) -> absl::StatusOr<StoredDraft> {
    ASSIGN_OR_RETURN(StoredDraft draft, DraftStore::Find(tx, approval.draft));
    if (draft.latest.id != approval.revision || draft.latest.hash != approval.revision_hash) {
      return status::Error(Reason::kRevisionNotLatest, {{"name", approval.draft.Text()}});
    }
    ASSIGN_OR_RETURN(const auto earlier, ApprovalStore::Find(tx, approval.draft, approval.revision));
    if (earlier && earlier->recipients_digest == approval.recipients_digest) return draft;
    if (draft.locked_by) return status::Error(Reason::kDraftLocked, {{"name", approval.draft.Text()}});
    RETURN_IF_ERROR(RefuseUnplaced(draft.latest.content));
    RETURN_IF_ERROR(ReviewStore::Hold(tx, draft).status());
    RETURN_IF_ERROR(ApprovalStore::Put(tx, approval));
    RETURN_IF_ERROR(ReviewStore::Append(tx, approval.draft,
                                        {.revision = approval.revision,
                                         .move = ReviewMove::kApprove,
                                         .state = ReviewState::kApproved,
                                         .made_by = approval.approved_by,
                                         .made_at = approval.approved_at}));
    RETURN_IF_ERROR(
        audit::Store(tx, {{.event = "draft.approved",
                           .agency = approval.draft.agency,
                           .actor = approval.approved_by,
                           .subject = approval.draft.Text(),
                           .outcome = "ok",
                           .detail = absl::StrCat(approval.revision_hash.Hex(), " ", approval.recipients_digest.Hex()),
                           .at = approval.approved_at}}));
    return draft;
  });
}

}  // namespace vanthu::drafting
