#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/drafting/draft/draft_store.h"
#include "services/drafting/review/approval_store.h"
#include "services/drafting/review/directory.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/clock.h"
#include "services/verification/recipient_list.h"

namespace vanthu::drafting {

// Whom a draft would reach today.
struct RecipientPreview {
  std::vector<ExpandedLine> lines;
  verification::FrozenList list;
};

// Step 4. Threads: any. What it is given outlives it.
class RevisionApprover {
 public:
  RevisionApprover(sql::Database& database, Directory& directory, Clock& clock);

  absl::StatusOr<RecipientPreview> Preview(const DraftName& name);

  // REVISION_NOT_LATEST where the named revision, or its hash, is not the draft's latest; DRAFT_LOCKED while it is being issued;
  // UNPLACED_TEXT where its content has words that would not go onto the page.
  absl::StatusOr<StoredDraft> Approve(const Approval& approval);

 private:
  sql::Database& database_;
  Directory& directory_;
  Clock& clock_;
};

}  // namespace vanthu::drafting
