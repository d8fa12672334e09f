#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/drafting/draft/draft.h"

namespace vanthu::drafting {

// The words at a place of the draft's canonical JSON, by a JSON pointer (RFC 6901), at most kQuoteCharactersMax of them; empty
// for the draft as a whole and where the place is no text. INVALID_FIELD where there is no such place.
absl::StatusOr<std::string> QuoteAt(const Draft& content, std::string_view pointer);

}  // namespace vanthu::drafting
