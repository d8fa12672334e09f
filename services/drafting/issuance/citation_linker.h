#pragma once

#include <cstddef>
#include <vector>

#include "absl/status/statusor.h"
#include "services/drafting/draft/draft_store.h"
#include "services/drafting/issuance/issuance.h"
#include "services/platform/sql/database.h"

namespace vanthu::drafting {

// A citation of a draft that is a dispatch of the same agency.
struct CitationLink {
  size_t citation = 0;  // which of the draft's
  IssuanceName issued;
};

// The citations that name a published dispatch of the draft's own agency: by number, symbol and day, type, and issuer where they
// tell one. What names none of them, or two, is left out: a link is never a guess. Looked up whenever it is asked for, since the
// draft is what its author wrote, and a dispatch may be published after the draft that cites it.
absl::StatusOr<std::vector<CitationLink>> LinksOf(sql::Transaction& tx, const StoredDraft& draft);

}  // namespace vanthu::drafting
