#pragma once

#include <string_view>

namespace vanthu::sql {

// Where Database::Migrate keeps how far each component has come. Made when a database is opened.
inline constexpr std::string_view kMigrationTable =
    "create table if not exists schema_migration (component text not null primary key, number bigint not null, name text not "
    "null)";

}  // namespace vanthu::sql
