#pragma once

#include <vector>

#include "services/platform/sql/migration.h"

namespace vanthu::connector {

std::vector<sql::Migration> Migrations();  // migrations/*.sql, embedded; component "connector"

}  // namespace vanthu::connector
