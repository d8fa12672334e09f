#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_format.h"
#include "services/platform/sql/pooled_database.h"
#include "services/platform/sql/postgres_connection.h"
#include "services/platform/status/cause.h"
#include "services/platform/status/macros.h"

namespace vanthu::sql {
namespace {

constexpr size_t kConnectionsMax =
    16;  // of one process; five services with two processes each stay below the default 100 of a server

// It is written into statements, which take no parameter there.
bool IsSchemaName(std::string_view name) {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz_";
  return !name.empty() && name.size() <= 63 && kLetters.find(name[0]) != std::string_view::npos &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789") == std::string_view::npos;
}

}  // namespace

absl::StatusOr<std::unique_ptr<Database>> OpenPostgres(const DatabaseOptions& options) {
  if (!IsSchemaName(options.schema)) {
    return status::CausedError(
        status::Reason::kConfigInvalid,
        {absl::StrFormat("\"%s\" không phải tên gồm chữ thường, chữ số và _, tối đa 63 ký tự", options.schema),
         absl::StrFormat("\"%s\" is no name of at most 63 lower-case letters, digits and _", options.schema)},
        {{"name", "database"}, {"field", "schema"}});
  }
  ASSIGN_OR_RETURN(auto first, PostgresConnection::Connect(options.url, options.schema));
  RETURN_IF_ERROR(first->MakeSchema());
  const auto connect = [url = options.url, schema = options.schema]() -> absl::StatusOr<std::unique_ptr<Connection>> {
    return PostgresConnection::Connect(url, schema);
  };
  return std::make_unique<PooledDatabase>(std::make_unique<ConnectionPool>(connect, kConnectionsMax), nullptr,
                                          options.commit_outcome);
}

}  // namespace vanthu::sql
