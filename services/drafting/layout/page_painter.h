#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/drafting/layout/page_flow.h"

namespace vanthu::drafting {

struct DocumentFacts {
  std::string title;
  std::string author;
  absl::Time made_at;
};

// Draws the pages into a PDF in memory. The bytes depend on the arguments alone: cairo would else write the time of the call.
absl::StatusOr<std::string> Paint(const std::vector<Page>& pages, const DocumentFacts& facts);

}  // namespace vanthu::drafting
