#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "vanthu/directory/v1/directory.pb.h"

namespace vanthu::directory {

// Reads a directory from its YAML form (deploy/sample/directory.yaml tells it by example) into what ImportDirectory takes.
// Strict: CONFIG_INVALID names the line and the key that is unknown, repeated, missing or wrong. `name` is the file's, for
// messages.
absl::StatusOr<v1::Content> ReadDirectoryFile(std::string_view yaml, std::string_view name);

}  // namespace vanthu::directory
