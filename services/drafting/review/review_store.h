#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/drafting/draft/draft_store.h"
#include "services/drafting/review/review_state.h"
#include "services/platform/sql/database.h"

namespace vanthu::drafting {

// One move in review. Never changed once stored.
struct ReviewStep {
  RevisionId revision;
  ReviewMove move = ReviewMove::kSubmit;
  ReviewState state = ReviewState::kDrafting;  // where it brought the draft
  std::string made_by;
  absl::Time made_at;
  std::string reason;  // of kReturn; empty otherwise
};

class ReviewStore {
 public:
  // Where the draft's latest revision is. Until the transaction ends nobody else moves this draft.
  static absl::StatusOr<ReviewState> Hold(sql::Transaction& tx, const StoredDraft& draft);
  static absl::Status Append(sql::Transaction& tx, const DraftName& draft, const ReviewStep& step);
  // Latest first.
  static absl::StatusOr<std::vector<ReviewStep>> List(sql::Transaction& tx, const DraftName& draft, int count_max);
};

}  // namespace vanthu::drafting
