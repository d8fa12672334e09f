#pragma once

#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/directory/group/group.h"
#include "services/platform/sql/database.h"

namespace vanthu::directory {

absl::StatusOr<std::vector<Group>> LoadGroups(sql::Transaction& tx);  // by owner and id
// Adds or replaces each with its rules.
absl::Status StoreGroups(sql::Transaction& tx, const std::vector<Group>& groups);

}  // namespace vanthu::directory
