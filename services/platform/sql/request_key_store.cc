#include "services/platform/sql/request_key_store.h"

#include <tuple>

#include "services/platform/sql/failure.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::sql {

namespace request_key {
std::vector<Migration> Migrations();  // made from request_key_migrations/ by the build
}

std::vector<Migration> RequestKeyMigrations() { return request_key::Migrations(); }

absl::StatusOr<std::optional<std::string>> FindRequest(Transaction& tx, const RequestKey& key, const Digest& payload) {
  ASSIGN_OR_RETURN(const Rows rows, tx.Query("select payload, made from request_key "
                                             "where agency = ?1 and caller = ?2 and method = ?3 and request_id = ?4",
                                             key.agency, key.caller, key.method, key.request));
  auto found = rows.Maybe<Digest, std::string>();
  if (!found.ok()) return found.status();
  if (!found->has_value()) return std::optional<std::string>();
  const auto& [stored, made] = **found;
  if (stored != payload) return status::Error(status::Reason::kRequestIdReused, {{"value", key.request.text()}});
  return std::optional<std::string>(made);
}

absl::Status StoreRequest(Transaction& tx, const RequestKey& key, const Digest& payload, const std::string& made) {
  ASSIGN_OR_RETURN(const int64_t stored, tx.Execute("insert into request_key(agency, caller, method, request_id, payload, made) "
                                                    "values (?1, ?2, ?3, ?4, ?5, ?6) on conflict do nothing",
                                                    key.agency, key.caller, key.method, key.request, payload, made));
  // A twin of this call committed after we had looked: run again, and FindRequest meets its answer.
  if (stored == 0) return Failed(Failure::kRetry, "the same request was stored at the same time");
  return absl::OkStatus();
}

}  // namespace vanthu::sql
