#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/drafting/format/finding.h"

namespace vanthu::drafting {

struct FixedText {
  std::string text;           // the file as it should be; the same bytes where nothing could be mended
  std::vector<Finding> made;  // mended, in the order in which they were; their lines are the file's, which keeps its lines
};

// Makes every safe fix in a plain text file. Each round of fixes is read and checked again, and kept only if it leaves fewer
// findings, none that was not there before, and nothing less well understood; so fixing the result once more changes nothing.
// Failures: those of ReadDispatch.
absl::StatusOr<FixedText> FixText(std::string_view file_bytes, std::string_view file_name);

}  // namespace vanthu::drafting
