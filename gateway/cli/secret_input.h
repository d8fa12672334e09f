#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "gateway/cli/console.h"

namespace vanthu::cli {

// A password or another secret: the first line of `file`; where none is named, what a person types without seeing it, or the
// first line of the input where that is no terminal. Never of the command line, which others can read. A fault where it is empty.
absl::StatusOr<std::string> ReadSecret(const std::string& file, const ShowOptions& show, const std::string& prompt,
                                       Console& console);

}  // namespace vanthu::cli
