#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "services/drafting/reading/manuscript.h"

namespace vanthu::drafting {

// The manuscript of a .docx (ECMA-376): what its page shows, in reading order. Tables that set header or signatures in columns
// come as cells, others as tables of the content; lists bear the numbers that Word counts for them. What it holds besides
// (tracked changes, hidden text, notes, pictures, macros) is said, and its words set aside. Lines are counted as paragraphs; a
// row of a table is one line, or as many as the longest of its cells where it sets columns.
//
// A pure function. Failures: those of docx_parts.h; EMPTY_FILE; FILE_TOO_LARGE for more words than a plain text may have;
// LEGACY_ENCODING where a font of before Unicode shows what is not written.
absl::StatusOr<Manuscript> ReadDocx(std::string_view file_bytes, std::string_view file_name);

}  // namespace vanthu::drafting
