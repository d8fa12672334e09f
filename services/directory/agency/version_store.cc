#include "services/directory/agency/version_store.h"

#include "services/platform/status/macros.h"

namespace vanthu::directory {

absl::StatusOr<int64_t> ReadVersion(sql::Transaction& tx) {
  ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query("select version from directory_version where id = 1"));
  ASSIGN_OR_RETURN(const auto row, rows.One<int64_t>());
  return std::get<0>(row);
}

absl::Status RaiseVersion(sql::Transaction& tx) {
  return tx.Execute("update directory_version set version = version + 1 where id = 1").status();
}

}  // namespace vanthu::directory
