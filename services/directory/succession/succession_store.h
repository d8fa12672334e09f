#pragma once

#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/directory/succession/succession.h"
#include "services/platform/sql/database.h"

namespace vanthu::directory {

absl::StatusOr<std::vector<Succession>> LoadSuccessions(sql::Transaction& tx);                    // by predecessor and successor
absl::Status StoreSuccessions(sql::Transaction& tx, const std::vector<Succession>& successions);  // adds or replaces

}  // namespace vanthu::directory
