#pragma once

#include <string>

namespace vanthu::sql {

// Makes the table in which Database::Migrate keeps how far each component has come. The engines run it when they make a schema.
std::string MigrationTable();

}  // namespace vanthu::sql
