#pragma once

#include <string>

#include "absl/status/statusor.h"

namespace vanthu::directory {

// The count of entries on a page: 0 gives the usual one, too many the most. INVALID_FIELD below zero (AIP-158).
absl::StatusOr<int> PageSizeFrom(int page_size);

absl::Status WrongPageToken(const std::string& token);

}  // namespace vanthu::directory
