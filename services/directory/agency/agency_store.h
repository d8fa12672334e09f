#pragma once

#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/directory/agency/agency.h"
#include "services/platform/sql/database.h"

namespace vanthu::directory {

std::vector<sql::Migration> Migrations();  // migrations/*.sql, embedded; component "directory"

// Every agency with its units, by id.
absl::StatusOr<std::vector<Agency>> LoadAgencies(sql::Transaction& tx);
// Adds or replaces; units that are not named stay.
absl::Status StoreAgencies(sql::Transaction& tx, const std::vector<Agency>& agencies);

}  // namespace vanthu::directory
