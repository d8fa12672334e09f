#pragma once

#include "absl/status/status.h"
#include "services/drafting/draft/draft.h"

namespace vanthu::drafting {

// What stops an issue by the draft alone, before anything is asked of another service: SECRECY_MARK, UNREADABLE_TEXT,
// UNPLACED_TEXT, no symbol, NO_RECIPIENT, NO_SIGNER, co-signers (docs/adr/0007), in this order. Findings of form never do.
absl::Status RefuseToIssue(const Draft& draft);

// UNPLACED_TEXT alone: a line inside the content that belongs to no field. What is signed would lack it, so a draft that has one
// may not be approved either (Điều 11).
absl::Status RefuseUnplaced(const Draft& draft);

// SECRECY_MARK alone: such a text may not even be kept as a draft (Decision 28/2018, Article 1).
absl::Status RefuseSecret(const Draft& draft);

// An item that points back into the same dispatch ("Như trên", "Như Điều 4") and is no recipient of its own.
bool IsBackReference(const RecipientItem& item);

}  // namespace vanthu::drafting
