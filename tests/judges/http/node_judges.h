#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "tests/judges/java_judges.h"

namespace vanthu::judges {

// A program of npm's, of those pinned in deploy/dev/pins/openapi: its name, then its arguments as a shell reads them. The
// first call in a build folder installs them; scripts of packages are not run. NOT_FOUND where Node is not installed or they
// cannot be fetched.
absl::StatusOr<Verdict> AskNode(const std::string& program, const std::string& arguments);

// The same of a script that lies beside this file and asks a library of those.
absl::StatusOr<Verdict> AskNodeScript(const std::string& script, const std::string& arguments);

}  // namespace vanthu::judges
