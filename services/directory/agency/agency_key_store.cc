#include "services/directory/agency/agency_key_store.h"

#include <string>
#include <tuple>
#include <utility>

#include "absl/strings/str_format.h"
#include "services/platform/status/macros.h"

namespace vanthu::directory {
namespace {

using OptionalTime = std::optional<absl::Time>;
using Row = std::tuple<AgencyId, KeyId, KeyUse, sql::Bytes, absl::Time, OptionalTime, OptionalTime, std::optional<sql::Bytes>,
                       std::optional<std::string>>;

constexpr char kColumns[] =
    "agency, id, key_use, public_key, valid_from, valid_until, revoked_at, certificate, person from agency_key";

AgencyKey KeyOf(Row row) {
  auto& [agency, id, use, bytes, from, until, revoked, certificate, person] = row;
  AgencyKey key{std::move(agency), std::move(id), use, {std::move(bytes.data)}, from, until, revoked};
  if (certificate) key.certificate = std::move(certificate->data);
  if (person) key.person = *std::move(person);
  return key;
}

}  // namespace

absl::StatusOr<std::optional<AgencyKey>> FindKey(sql::Transaction& tx, const AgencyId& agency, const KeyId& id) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query(absl::StrFormat("select %s where agency = ?1 and id = ?2", kColumns), agency, id));
  ASSIGN_OR_RETURN(auto read, rows.AllAs<Row>());
  if (read.empty()) return std::nullopt;
  return KeyOf(std::move(read.front()));
}

absl::StatusOr<std::vector<AgencyKey>> LoadKeys(sql::Transaction& tx, const AgencyId& agency) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query(absl::StrFormat("select %s where agency = ?1 order by valid_from, id", kColumns), agency));
  ASSIGN_OR_RETURN(auto read, rows.AllAs<Row>());
  std::vector<AgencyKey> keys;
  for (Row& row : read) keys.push_back(KeyOf(std::move(row)));
  return keys;
}

absl::Status InsertKey(sql::Transaction& tx, const AgencyKey& key) {
  return tx
      .Execute(
          "insert into agency_key(agency, id, key_use, public_key, valid_from, valid_until, revoked_at, certificate, person) "
          "values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
          key.agency, key.id, key.use, sql::Bytes{key.public_key.bytes}, key.valid_from, key.valid_until, key.revoked_at,
          sql::Bytes{key.certificate}, key.person)
      .status();
}

absl::StatusOr<bool> AgencyExists(sql::Transaction& tx, const AgencyId& agency) {
  ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query("select 1 from agency where id = ?1", agency));
  return rows.size() == 1;
}

absl::StatusOr<bool> PersonExists(sql::Transaction& tx, const AgencyId& agency, const PersonId& person) {
  ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query("select 1 from person where agency = ?1 and id = ?2", agency, person));
  return rows.size() == 1;
}

}  // namespace vanthu::directory
