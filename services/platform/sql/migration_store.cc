#include "services/platform/sql/migration_store.h"

#include <tuple>

#include "absl/strings/str_format.h"
#include "services/platform/sql/database.h"
#include "services/platform/sql/statement_text.h"
#include "services/platform/status/macros.h"

namespace vanthu::sql {
namespace {

// The component's row is locked from here to the commit: two processes that start at once migrate one after the other. The table
// itself is made with the schema (schema_migration), before anything runs at once.
absl::StatusOr<int64_t> LockLast(Transaction& tx, std::string_view component) {
  RETURN_IF_ERROR(
      tx.Execute("insert into schema_migration(component, number, name) values (?1, 0, '') on conflict do nothing", component)
          .status());
  ASSIGN_OR_RETURN(
      const Rows rows,
      tx.Query(absl::StrFormat("select number from schema_migration where component = ?1%s", tx.ForUpdate()), component));
  ASSIGN_OR_RETURN(const auto row, rows.One<int64_t>());
  return std::get<0>(row);
}

absl::Status CheckOrder(std::string_view component, const std::vector<Migration>& migrations) {
  for (size_t i = 0; i < migrations.size(); ++i) {
    if (migrations[i].number == static_cast<int>(i) + 1) continue;
    return absl::InternalError(absl::StrFormat("migrations of %s: %s is not number %d", component, migrations[i].name, i + 1));
  }
  return absl::OkStatus();
}

absl::Status Apply(Transaction& tx, std::string_view component, const Migration& migration) {
  for (const std::string& statement : SplitScript(migration.script)) RETURN_IF_ERROR(tx.Execute(statement).status());
  return tx
      .Execute("update schema_migration set number = ?2, name = ?3 where component = ?1", component, migration.number,
               migration.name)
      .status();
}

}  // namespace

std::string MigrationTable() {
  return "create table if not exists schema_migration "
         "(component text not null primary key, number bigint not null, name text not null)";
}

absl::Status Database::Migrate(std::string_view component, const std::vector<Migration>& migrations) {
  RETURN_IF_ERROR(CheckOrder(component, migrations));
  const auto newest = static_cast<int64_t>(migrations.size());
  for (bool done = false; !done;) {
    RETURN_IF_ERROR(Write([&](Transaction& tx) -> absl::Status {
      ASSIGN_OR_RETURN(const int64_t last, LockLast(tx, component));
      if (last > newest) {
        return absl::FailedPreconditionError(absl::StrFormat(
            "the schema of %s is at migration %d, newer than this program's %d: run the newer program", component, last, newest));
      }
      done = last >= newest - 1;
      return last == newest ? absl::OkStatus() : Apply(tx, component, migrations[static_cast<size_t>(last)]);
    }));
  }
  return absl::OkStatus();
}

}  // namespace vanthu::sql
