#pragma once

#include <map>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/drafting/draft/draft_store.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/digest.h"

namespace vanthu::drafting {

// Step 4: the signing authority's yes to one revision (Điều 11), and to the list of recipients that was shown. It holds only
// while that revision is the draft's latest.
struct Approval {
  DraftName draft;
  RevisionId revision;
  Digest revision_hash;
  Digest recipients_digest;
  std::string approved_by;
  absl::Time approved_at;
};

// Rows of table approval, one for each revision that was approved. Owns nothing: it works in the transaction that it is given, on
// that one's thread. Errors: the store's; an approval that is not there is none.
class ApprovalStore {
 public:
  // A later approval of the same revision replaces the earlier one (another list was shown).
  static absl::Status Put(sql::Transaction& tx, const Approval& approval);
  static absl::StatusOr<std::optional<Approval>> Find(sql::Transaction& tx, const DraftName& draft, const RevisionId& revision);
  // Those of all revisions of the draft.
  static absl::StatusOr<std::map<RevisionId, Approval>> List(sql::Transaction& tx, const DraftName& draft);
};

}  // namespace vanthu::drafting
