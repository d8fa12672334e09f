#pragma once

#include <string_view>

#include "absl/status/status.h"
#include "services/drafting/draft/draft.h"

namespace vanthu::drafting {

// What a structured draft may ask of those who parse, set and check it, when a program brings it rather than our own reading of a
// file. INVALID_FIELD names the member.

// Before it is parsed: what compares two texts goes down into them, on the stack, and each structure takes a kilobyte.
absl::Status RefuseUnbounded(std::string_view json);
// So many blocks, rows and cells, and text in NFC.
absl::Status RefuseUnbounded(const Draft& draft);

}  // namespace vanthu::drafting
