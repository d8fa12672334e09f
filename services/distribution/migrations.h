#pragma once

#include <vector>

#include "services/platform/sql/migration.h"

namespace vanthu::distribution {

std::vector<sql::Migration> Migrations();  // generated from migrations/*.sql; component "distribution"

}  // namespace vanthu::distribution
