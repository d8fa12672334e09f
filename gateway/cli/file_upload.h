#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "gateway/cli/console.h"
#include "gateway/cli/server/http_client.h"
#include "services/platform/vocabulary/digest.h"

namespace vanthu::cli {

// A file as a call's body, under its own name; on a terminal its way up is shown where it is long.
FileBody BodyOf(const std::string& path, Console& console);

// SHA-256 of a file of any size; NOT_FOUND where it cannot be read.
absl::StatusOr<Digest> DigestOfFile(const std::string& path);

}  // namespace vanthu::cli
