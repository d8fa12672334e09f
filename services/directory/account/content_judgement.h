#pragma once

#include "absl/status/status.h"
#include "services/directory/account/directory_content.h"

namespace vanthu::directory {

// Whether `incoming` may be put into `existing`: INVALID_FIELD or LIMIT_EXCEEDED names the first entry that may not, and why.
absl::Status JudgeContent(const DirectoryContent& existing, const DirectoryContent& incoming);

}  // namespace vanthu::directory
