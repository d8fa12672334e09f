#pragma once

#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/directory/person/person.h"
#include "services/platform/sql/database.h"

namespace vanthu::directory {

absl::StatusOr<std::vector<Person>> LoadPeople(sql::Transaction& tx);  // by agency and id
// Adds or replaces each with its positions.
absl::Status StorePeople(sql::Transaction& tx, const std::vector<Person>& people);

}  // namespace vanthu::directory
