#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "services/drafting/draft/draft.h"
#include "services/drafting/reading/manuscript.h"

namespace vanthu::drafting {

// Reads a file (file_format.h: plain text or .docx) in the form of Nghị định 30/2020/NĐ-CP into a draft. Every non-blank line of
// the file goes to exactly one field (Draft:: origins) or is reported in Draft::unplaced; what cannot be decided is said in
// Draft::undecided, never guessed; markup is text like any other. A pure function; `file_name` is for messages only. Failures:
// EMPTY_FILE, FILE_TOO_LARGE, LEGACY_ENCODING, BINARY_FILE, NOT_UTF8, UNSUPPORTED_FORMAT, DAMAGED_FILE, UNSAFE_FILE,
// NOT_A_DISPATCH.
absl::StatusOr<Draft> ReadDispatch(std::string_view file_bytes, std::string_view file_name);

// The same for a file of any format, once its reader has made a manuscript of it. NOT_A_DISPATCH.
absl::StatusOr<Draft> ReadManuscript(Manuscript manuscript, std::string_view file_name);

}  // namespace vanthu::drafting
