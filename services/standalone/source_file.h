#pragma once

#include <filesystem>
#include <string>

#include "absl/status/statusor.h"
#include "services/platform/vocabulary/digest.h"

namespace vanthu::standalone {

// A file that the person names on the command line. NOT_FOUND where it cannot be opened.
absl::StatusOr<std::string> ReadWhole(const std::filesystem::path& file);
// The name that it has in messages and at recipients. INVALID_FIELD where it is no UTF-8.
absl::StatusOr<std::string> FileNameOf(const std::filesystem::path& file);
absl::StatusOr<Digest> DigestOf(const std::filesystem::path& file);  // piece by piece: an attachment may be large

}  // namespace vanthu::standalone
