#include "services/platform/sql/database.h"

#include "absl/strings/str_format.h"
#include "services/platform/sql/pooled_database.h"
#include "services/platform/status/cause.h"

namespace vanthu::sql {

absl::Status Rows::NotOneRow(size_t count) {
  if (count == 0) return absl::NotFoundError("no row where one was asked for");
  return absl::InternalError(absl::StrFormat("%d rows where one was asked for", count));
}

absl::StatusOr<std::unique_ptr<Database>> Database::Open(DatabaseOptions options) {
  const std::string_view url = options.url;
  if (url.rfind("sqlite:", 0) == 0) return OpenSqlite(options);
  if (url.rfind("postgresql://", 0) == 0 || url.rfind("postgres://", 0) == 0) return OpenPostgres(options);
  // The URL itself may hold a password: only its scheme is told.
  const std::string_view scheme = url.substr(0, url.find(':'));
  return status::CausedError(status::Reason::kConfigInvalid,
                             {absl::StrFormat("\"%s\" không phải sqlite: hay postgresql://", scheme),
                              absl::StrFormat("\"%s\" is neither sqlite: nor postgresql://", scheme)},
                             {{"name", "database"}, {"field", "url"}});
}

}  // namespace vanthu::sql
