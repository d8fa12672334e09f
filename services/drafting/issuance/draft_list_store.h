#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/drafting/draft/draft_store.h"
#include "services/drafting/draft/list_place.h"
#include "services/drafting/review/review_state.h"
#include "services/platform/sql/database.h"

namespace vanthu::drafting {

// How far a draft is, by its approval and its issuance.
enum class DraftStage { kWriting = 1, kApproved = 2, kIssuing = 3, kIssued = 4 };

// What became of a draft's latest revision.
struct DraftStanding {
  DraftName name;
  DraftStage stage = DraftStage::kWriting;
  ReviewState review = ReviewState::kDrafting;
  absl::Time review_since;
  std::optional<IssuanceId> last_ended;  // the last issuance that was refused or voided
};

// Whose next step is asked for: drafts of `drafter` in their own hands, and those in `states` that are not being issued.
struct DraftQueue {
  std::string drafter;  // empty: no drafter's
  std::vector<ReviewState> states;
};

// What is asked of a list of drafts; what is empty is not asked.
struct DraftFilter {
  std::optional<Digest> source;  // the file they were read from
  std::string made_by;
  std::optional<DraftStage> stage;
  std::optional<DraftQueue> queue;
};

// Drafts by what became of them: read over the tables of all rooms, so it stands in the first.
class DraftListStore {
 public:
  // NOT_FOUND names the draft.
  static absl::StatusOr<DraftStanding> Find(sql::Transaction& tx, const DraftName& name);
  // Newest first, in one query.
  static absl::StatusOr<std::vector<DraftStanding>> List(sql::Transaction& tx, const AgencyId& agency, const DraftFilter& filter,
                                                         const ListPlace& before, int count_max);
};

}  // namespace vanthu::drafting
