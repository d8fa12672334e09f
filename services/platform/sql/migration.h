#pragma once

#include <string>
#include <vector>

namespace vanthu::sql {

// One step of a schema: its number within its component (1, 2, …), the name of its file, and DDL that serves both engines (blob
// is a domain over bytea on PostgreSQL).
struct Migration {
  int number = 0;
  std::string name;
  std::string script;
};

}  // namespace vanthu::sql
