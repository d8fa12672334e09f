#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/drafting/draft/draft_store.h"
#include "services/drafting/review/review_state.h"
#include "services/platform/sql/database.h"
#include "services/platform/sql/request_key_store.h"
#include "services/platform/vocabulary/clock.h"

namespace vanthu::drafting {

// What somebody does with a draft, and what they saw of it.
struct ReviewRequest {
  DraftName draft;
  RevisionId revision;
  Digest revision_hash;
  ReviewState seen = ReviewState::kDrafting;
  std::string reason;  // of Return
  std::vector<ReviewRole> roles;
};

// Step 3: the drafter submits, reviewers pass on or return. Threads: any. What it is given outlives it.
class ReviewDesk {
 public:
  ReviewDesk(sql::Database& database, Clock& clock);

  // Each looks its key up first: repeated, it changes nothing. ETAG_MISMATCH where the named revision or its hash is not the
  // latest or the draft not where it was seen, PERMISSION_DENIED where it is somebody else's turn.
  absl::StatusOr<StoredDraft> Submit(const sql::RequestKey& key, const ReviewRequest& request);
  absl::StatusOr<StoredDraft> Pass(const sql::RequestKey& key, const ReviewRequest& request);
  // INVALID_FIELD, LIMIT_EXCEEDED for the reason.
  absl::StatusOr<StoredDraft> Return(const sql::RequestKey& key, ReviewRequest request);
  absl::StatusOr<StoredDraft> Withdraw(const sql::RequestKey& key, const ReviewRequest& request);

 private:
  absl::StatusOr<StoredDraft> Move(const sql::RequestKey& key, const ReviewRequest& request, ReviewMove move,
                                   const std::string& event);

  sql::Database& database_;
  Clock& clock_;
};

}  // namespace vanthu::drafting
