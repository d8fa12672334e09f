#pragma once

#include <cstdint>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/platform/sql/database.h"

namespace vanthu::directory {

// Which state of the directory a snapshot shows: another number, another state. Raised in the commit of each change.
absl::StatusOr<int64_t> ReadVersion(sql::Transaction& tx);
absl::Status RaiseVersion(sql::Transaction& tx);

}  // namespace vanthu::directory
