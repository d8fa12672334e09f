#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/drafting/layout/outline.h"
#include "services/drafting/layout/page_flow.h"
#include "services/platform/pdf/document_finisher.h"

namespace vanthu::drafting {

struct DrawnPages {
  std::string bytes;
  std::vector<pdf::EmptySignatureField> fields;
};

// Draws the pages into a PDF in memory, each mark tagged with its element's type, and tells the outline where its elements are.
// What the pages look like depends on the arguments alone; the time of the call that cairo writes is the finisher's to replace.
absl::StatusOr<DrawnPages> Paint(const std::vector<Page>& pages, Outline& outline);

}  // namespace vanthu::drafting
