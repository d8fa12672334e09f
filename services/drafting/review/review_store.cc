#include "services/drafting/review/review_store.h"

#include "absl/strings/str_cat.h"
#include "services/drafting/review/approval_store.h"
#include "services/platform/status/macros.h"

namespace vanthu::drafting {

absl::StatusOr<ReviewState> ReviewStore::Hold(sql::Transaction& tx, const StoredDraft& draft) {
  RETURN_IF_ERROR(tx.Query(absl::StrCat("select draft from draft where agency = ?1 and draft = ?2", std::string(tx.ForUpdate())),
                           draft.name.agency, draft.name.id)
                      .status());
  ASSIGN_OR_RETURN(const auto approval, ApprovalStore::Find(tx, draft.name, draft.latest.id));
  if (approval) return ReviewState::kApproved;
  ASSIGN_OR_RETURN(const std::vector<ReviewStep> last, List(tx, draft.name, 1));
  if (last.empty() || last.front().revision != draft.latest.id) return ReviewState::kDrafting;
  return last.front().state;
}

absl::Status ReviewStore::Append(sql::Transaction& tx, const DraftName& draft, const ReviewStep& step) {
  return tx
      .Execute(
          "insert into review_step(agency, draft, ordinal, revision, move, state, made_by, made_at, reason) values (?1, ?2, "
          "(select coalesce(max(ordinal), 0) + 1 from review_step where agency = ?1 and draft = ?2), ?3, ?4, ?5, ?6, ?7, ?8)",
          draft.agency, draft.id, step.revision, step.move, step.state, step.made_by, step.made_at, step.reason)
      .status();
}

absl::StatusOr<std::vector<ReviewStep>> ReviewStore::List(sql::Transaction& tx, const DraftName& draft, int count_max) {
  ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query("select revision, move, state, made_by, made_at, reason from review_step "
                                                  "where agency = ?1 and draft = ?2 order by ordinal desc limit ?3",
                                                  draft.agency, draft.id, count_max));
  ASSIGN_OR_RETURN(const auto all, (rows.All<RevisionId, ReviewMove, ReviewState, std::string, absl::Time, std::string>()));
  std::vector<ReviewStep> steps;
  for (const auto& [revision, move, state, by, at, reason] : all) steps.push_back({revision, move, state, by, at, reason});
  return steps;
}

}  // namespace vanthu::drafting
