#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "tests/judges/java_judges.h"

namespace vanthu::judges {

// A judge that is written in Python (python/): its file, then its arguments. The first call in a build folder makes an
// environment with the pinned packages (deploy/dev/pins/judges.txt). NOT_FOUND where Python is not installed or the packages
// cannot be fetched.
absl::StatusOr<Verdict> AskPython(const std::vector<std::string>& arguments);

}  // namespace vanthu::judges
