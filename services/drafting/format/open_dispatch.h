#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "services/drafting/draft/draft.h"

namespace vanthu::drafting {

// What comes in from outside, by whichever door, becomes a draft here alone: what bears a secrecy mark is turned away before a
// byte of it is stored, checked or set (SECRECY_MARK).

// A file: plain text or .docx as ReadDispatch reads it, with its failures; or, where its name ends in ".json", a structured
// draft.
absl::StatusOr<Draft> OpenFile(std::string_view bytes, std::string_view file_name);

// A structured draft in its JSON form (draft_json.h), as a desk types it. FILE_TOO_LARGE, INVALID_FIELD.
absl::StatusOr<Draft> OpenContent(std::string_view json);

}  // namespace vanthu::drafting
