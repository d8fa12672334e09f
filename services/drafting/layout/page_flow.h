#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "services/drafting/layout/strip.h"

namespace vanthu::drafting {

struct PlacedStrip {
  double top = 0;  // of the top margin
  Strip strip;
};

struct Page {
  TextArea area;
  std::vector<PlacedStrip> strips;
};

// Breaks a document into pages; strips that keep together go to the next page together, unless they are more than a page.
// `foot` is left free at the bottom of the first page. PAGE_NOT_SET where one strip alone is taller than a page.
absl::StatusOr<std::vector<Page>> Flow(std::vector<Strip> strips, double foot = 0, TextArea area = kUpright);

}  // namespace vanthu::drafting
