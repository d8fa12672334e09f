#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/drafting/draft/draft_store.h"
#include "services/drafting/draft/list_place.h"
#include "services/platform/sql/database.h"

namespace vanthu::drafting {

// How far a draft is, by its approval and its issuance.
enum class DraftStage { kWriting = 1, kApproved = 2, kIssuing = 3, kIssued = 4 };

// What is asked of a list of drafts; what is empty is not asked.
struct DraftFilter {
  std::optional<Digest> source;  // the file they were read from
  std::string made_by;
  std::optional<DraftStage> stage;
};

// Drafts by what became of them: read over the tables of all rooms, so it stands in the first.
class DraftListStore {
 public:
  static absl::StatusOr<DraftStage> StageOf(sql::Transaction& tx, const DraftName& name);
  // Newest first.
  static absl::StatusOr<std::vector<DraftName>> List(sql::Transaction& tx, const AgencyId& agency, const DraftFilter& filter,
                                                     const ListPlace& before, int count_max);
};

}  // namespace vanthu::drafting
