#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/platform/sql/database.h"

namespace vanthu::directory {

// The other names of agencies, units and groups, by resource name, in the order in which they were given.
using OtherNames = std::map<std::string, std::vector<std::string>>;

absl::StatusOr<OtherNames> LoadOtherNames(sql::Transaction& tx);
// Each resource of `names` has exactly these from now on.
absl::Status StoreOtherNames(sql::Transaction& tx, const OtherNames& names);

// What LoadOtherNames gave for one resource, taken out.
std::vector<std::string> TakeNames(OtherNames& names, const std::string& resource);

}  // namespace vanthu::directory
