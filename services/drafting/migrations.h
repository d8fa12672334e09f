#pragma once

#include <vector>

#include "services/platform/sql/migration.h"

namespace vanthu::drafting {

std::vector<sql::Migration> Migrations();  // generated from migrations/*.sql; component "drafting"

}  // namespace vanthu::drafting
