#include "services/directory/agency/agency_key_store.h"

#include <tuple>
#include <utility>

#include "services/platform/status/macros.h"

namespace vanthu::directory {
namespace {

using OptionalTime = std::optional<absl::Time>;
using Row = std::tuple<AgencyId, KeyId, KeyUse, sql::Bytes, absl::Time, OptionalTime, OptionalTime>;

AgencyKey KeyOf(Row row) {
  auto& [agency, id, use, bytes, from, until, revoked] = row;
  return {std::move(agency), std::move(id), use, {std::move(bytes.data)}, from, until, revoked};
}

}  // namespace

absl::StatusOr<std::optional<AgencyKey>> FindKey(sql::Transaction& tx, const AgencyId& agency, const KeyId& id) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query("select agency, id, key_use, public_key, valid_from, valid_until, revoked_at from agency_key "
                            "where agency = ?1 and id = ?2",
                            agency, id));
  ASSIGN_OR_RETURN(auto read, rows.AllAs<Row>());
  if (read.empty()) return std::nullopt;
  return KeyOf(std::move(read.front()));
}

absl::StatusOr<std::vector<AgencyKey>> LoadKeys(sql::Transaction& tx, const AgencyId& agency) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query("select agency, id, key_use, public_key, valid_from, valid_until, revoked_at from agency_key "
                            "where agency = ?1 order by valid_from, id",
                            agency));
  ASSIGN_OR_RETURN(auto read, rows.AllAs<Row>());
  std::vector<AgencyKey> keys;
  for (Row& row : read) keys.push_back(KeyOf(std::move(row)));
  return keys;
}

absl::Status InsertKey(sql::Transaction& tx, const AgencyKey& key) {
  return tx
      .Execute(
          "insert into agency_key(agency, id, key_use, public_key, valid_from, valid_until, revoked_at) "
          "values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
          key.agency, key.id, key.use, sql::Bytes{key.public_key.bytes}, key.valid_from, key.valid_until, key.revoked_at)
      .status();
}

absl::StatusOr<bool> AgencyExists(sql::Transaction& tx, const AgencyId& agency) {
  ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query("select 1 from agency where id = ?1", agency));
  return rows.size() == 1;
}

}  // namespace vanthu::directory
