#pragma once

#include "absl/status/statusor.h"
#include "services/directory/account/directory_content.h"
#include "vanthu/directory/v1/directory.pb.h"

namespace vanthu::directory {

// INVALID_FIELD names the entry and the part of it that cannot be read.
absl::StatusOr<DirectoryContent> ContentFrom(const v1::Content& content);

v1::Agency ToProto(const Agency& agency);

}  // namespace vanthu::directory
