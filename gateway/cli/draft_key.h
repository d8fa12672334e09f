#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace vanthu::cli {

// The Idempotency-Key of the draft that a file and its attachments make: a command that was cut off and comes again in the same
// words finds what it made. `apart` tells apart drafts that are meant to be several. NOT_FOUND where a file cannot be read.
absl::StatusOr<std::string> DraftKey(const std::string& file, const std::vector<std::string>& attachments,
                                     std::string_view apart);

}  // namespace vanthu::cli
