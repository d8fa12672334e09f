#include "services/drafting/review/review_desk.h"

#include "absl/strings/str_cat.h"
#include "services/drafting/review/remark.h"
#include "services/drafting/review/review_store.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::drafting {
namespace {

using status::Reason;

Digest PayloadOf(const ReviewRequest& request) {
  return crypto::Sha256(absl::StrCat(request.draft.Text(), "\n", request.revision.text(), "\n", request.revision_hash.Hex(), "\n",
                                     static_cast<int>(request.seen), "\n", request.reason));
}

absl::Status NotYourTurn(const sql::RequestKey& key, ReviewState state) {
  const WhoseTurn turn = TurnAt(state);
  return status::Error(Reason::kPermissionDenied,
                       {{"caller", key.caller}, {"method", key.method}, {"rule", turn.vietnamese}, {"rule_en", turn.english}});
}

audit::Event AuditOf(const std::string& event, const StoredDraft& draft, const ReviewStep& step) {
  return {.event = event,
          .agency = draft.name.agency,
          .actor = step.made_by,
          .subject = draft.name.Text(),
          .outcome = "ok",
          .detail = absl::StrCat(draft.latest.hash.Hex(), step.reason.empty() ? "" : " ", step.reason),
          .at = step.made_at};
}

}  // namespace

ReviewDesk::ReviewDesk(sql::Database& database, Clock& clock) : database_(database), clock_(clock) {}

absl::StatusOr<StoredDraft> ReviewDesk::Submit(const sql::RequestKey& key, const ReviewRequest& request) {
  return Move(key, request, ReviewMove::kSubmit, "draft.submitted");
}

absl::StatusOr<StoredDraft> ReviewDesk::Pass(const sql::RequestKey& key, const ReviewRequest& request) {
  return Move(key, request, ReviewMove::kPass, "draft.passed");
}

absl::StatusOr<StoredDraft> ReviewDesk::Return(const sql::RequestKey& key, ReviewRequest request) {
  ASSIGN_OR_RETURN(request.reason, JudgeRemark("reason", request.reason));
  return Move(key, request, ReviewMove::kReturn, "draft.returned");
}

absl::StatusOr<StoredDraft> ReviewDesk::Withdraw(const sql::RequestKey& key, const ReviewRequest& request) {
  return Move(key, request, ReviewMove::kWithdraw, "draft.withdrawn");
}

absl::StatusOr<StoredDraft> ReviewDesk::Move(const sql::RequestKey& key, const ReviewRequest& request, ReviewMove move,
                                             const std::string& event) {
  const Digest payload = PayloadOf(request);
  ReviewStep step{
      .revision = request.revision, .move = move, .made_by = key.caller, .made_at = clock_.Now(), .reason = request.reason};
  return sql::Write<StoredDraft>(database_, [&](sql::Transaction& tx) -> absl::StatusOr<StoredDraft> {
    ASSIGN_OR_RETURN(StoredDraft draft, DraftStore::Find(tx, request.draft));
    ASSIGN_OR_RETURN(const auto done, sql::FindRequest(tx, key, payload));
    if (done) return draft;
    ASSIGN_OR_RETURN(const ReviewState state, ReviewStore::Hold(tx, draft));
    if (draft.latest.id != request.revision || draft.latest.hash != request.revision_hash || state != request.seen) {
      return status::Error(Reason::kEtagMismatch, {{"name", draft.name.Text()}});
    }
    const auto after = AfterMove(state, move, request.roles);
    if (!after) return NotYourTurn(key, state);
    step.state = *after;
    RETURN_IF_ERROR(sql::StoreRequest(tx, key, payload, draft.name.id.text()));
    RETURN_IF_ERROR(ReviewStore::Append(tx, draft.name, step));
    RETURN_IF_ERROR(audit::Store(tx, {AuditOf(event, draft, step)}));
    return draft;
  });
}

}  // namespace vanthu::drafting
