#pragma once

#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/directory/agency/agency_key.h"
#include "services/platform/sql/database.h"

namespace vanthu::directory {

absl::StatusOr<std::optional<AgencyKey>> FindKey(sql::Transaction& tx, const AgencyId& agency, const KeyId& id);
absl::StatusOr<std::vector<AgencyKey>> LoadKeys(sql::Transaction& tx, const AgencyId& agency);  // by valid_from, then id
absl::Status InsertKey(sql::Transaction& tx, const AgencyKey& key);
absl::StatusOr<bool> AgencyExists(sql::Transaction& tx, const AgencyId& agency);
absl::StatusOr<bool> PersonExists(sql::Transaction& tx, const AgencyId& agency, const PersonId& person);

}  // namespace vanthu::directory
