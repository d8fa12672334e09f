#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/platform/pdf/incremental_update.h"
#include "services/platform/status/cause.h"

namespace vanthu::pdf {

// A classic cross-reference section and the trailer after it, read strictly: of what other programs write, only this form can be
// judged byte by byte.
struct XrefSection {
  std::map<int, size_t> offsets;   // objects in use, by number; generation 0
  bool frees_objects = false;      // it takes objects away (object 0 apart)
  std::optional<size_t> previous;  // /Prev
  RevisionTrailer trailer;
  size_t end = 0;  // behind the end of the line that %%EOF stands in
};

// Where the cross-reference section stands that the last `startxref` names. BAD_PDF where there is none.
absl::StatusOr<size_t> LastXrefOffset(std::string_view pdf);
absl::StatusOr<XrefSection> ReadXrefSection(std::string_view pdf, size_t offset);

absl::Status BadPdf(status::Cause cause);

// What QPDF complains of.
status::Cause PdfLibrarySays(std::string_view words);

}  // namespace vanthu::pdf
