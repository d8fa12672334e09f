#pragma once

#include "absl/status/status.h"
#include "services/drafting/draft/draft.h"

namespace vanthu::drafting {

// What a structured draft may ask of those who set and check it, when a program brings it rather than our own reading of a file:
// so many blocks, rows and cells, and text in NFC. INVALID_FIELD names the member.
absl::Status RefuseUnbounded(const Draft& draft);

}  // namespace vanthu::drafting
