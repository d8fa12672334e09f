#include <memory>
#include <string>

#include "services/platform/sql/pooled_database.h"
#include "services/platform/sql/sqlite_connection.h"
#include "services/platform/status/macros.h"

namespace vanthu::sql {
namespace {

constexpr size_t kReadersMax = 8;  // more than a door's workers

}  // namespace

absl::StatusOr<std::unique_ptr<Database>> OpenSqlite(const DatabaseOptions& options) {
  const std::string path = options.url.substr(std::string("sqlite:").size());
  const auto connect = [path, pages_max = options.sqlite_pages_max] { return SqliteConnection::Open(path, pages_max); };
  auto writers = std::make_unique<ConnectionPool>(connect, 1);
  // A database in memory belongs to its one connection: reads and writes take turns.
  auto readers = path == ":memory:" ? nullptr : std::make_unique<ConnectionPool>(connect, kReadersMax);
  RETURN_IF_ERROR(writers->Take().status());
  return std::make_unique<PooledDatabase>(std::move(writers), std::move(readers), options.commit_outcome);
}

}  // namespace vanthu::sql
