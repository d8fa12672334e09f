#include "services/directory/account/account_store.h"

#include <string>
#include <tuple>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "services/platform/status/macros.h"

namespace vanthu::directory {
namespace {

using Row = std::tuple<AccountId, AgencyId, std::string>;
using RecordRow =
    std::tuple<AccountId, AgencyId, std::string, std::string, std::optional<absl::Time>, std::optional<std::string>, int64_t>;

std::string RolesText(const std::set<Role>& roles) {
  return absl::StrJoin(roles, " ", [](std::string* out, Role role) { out->append(std::to_string(static_cast<int>(role))); });
}

Account AccountOf(Row row) {
  auto& [id, agency, roles] = row;
  Account account{std::move(id), std::move(agency), {}};
  for (const auto& text : absl::StrSplit(roles, ' ', absl::SkipEmpty())) {
    if (int role = 0; absl::SimpleAtoi(text, &role)) account.roles.insert(static_cast<Role>(role));
  }
  return account;
}

absl::StatusOr<std::vector<AccountRecord>> RecordsOf(const absl::StatusOr<sql::Rows>& rows) {
  RETURN_IF_ERROR(rows.status());
  ASSIGN_OR_RETURN(auto read, rows->AllAs<RecordRow>());
  std::vector<AccountRecord> records;
  for (RecordRow& row : read) {
    auto& [id, agency, roles, display_name, locked_at, phc, version] = row;
    records.push_back({.account = AccountOf({std::move(id), std::move(agency), std::move(roles)}),
                       .display_name = std::move(display_name),
                       .locked_at = locked_at,
                       .has_password = phc.has_value(),
                       .version = version});
  }
  return records;
}

}  // namespace

absl::StatusOr<std::vector<Account>> LoadAccounts(sql::Transaction& tx) {
  ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query("select id, agency, roles from account order by id"));
  ASSIGN_OR_RETURN(auto read, rows.AllAs<Row>());
  std::vector<Account> accounts;
  for (Row& row : read) accounts.push_back(AccountOf(std::move(row)));
  return accounts;
}

absl::StatusOr<std::optional<Account>> FindAccount(sql::Transaction& tx, const AccountId& id) {
  ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query("select id, agency, roles from account where id = ?1", id));
  ASSIGN_OR_RETURN(auto read, rows.AllAs<Row>());
  if (read.empty()) return std::nullopt;
  return AccountOf(std::move(read.front()));
}

absl::Status StoreAccounts(sql::Transaction& tx, const std::vector<Account>& accounts) {
  std::vector<std::vector<sql::Value>> rows;
  for (const Account& account : accounts) {
    rows.push_back(sql::Transaction::ToValues(account.id, account.agency, RolesText(account.roles)));
  }
  return tx.InsertAll(
      "insert into account(id, agency, roles)", rows,
      "on conflict (id) do update set agency = excluded.agency, roles = excluded.roles, version = account.version + 1");
}

absl::StatusOr<std::optional<AccountRecord>> FindRecord(sql::Transaction& tx, const AccountId& id) {
  ASSIGN_OR_RETURN(auto records,
                   RecordsOf(tx.Query("select a.id, a.agency, a.roles, a.display_name, a.locked_at, p.phc, a.version "
                                      "from account a left join account_password p on p.account = a.id where a.id = ?1",
                                      id)));
  if (records.empty()) return std::nullopt;
  return std::move(records.front());
}

absl::StatusOr<std::vector<AccountRecord>> ListRecords(sql::Transaction& tx, const AgencyId& agency, std::string_view after,
                                                       int count_max) {
  return RecordsOf(
      tx.Query("select a.id, a.agency, a.roles, a.display_name, a.locked_at, p.phc, a.version "
               "from account a left join account_password p on p.account = a.id "
               "where a.agency = ?1 and a.id > ?2 order by a.id limit ?3",
               agency, after, count_max));
}

absl::Status InsertRecord(sql::Transaction& tx, const AccountRecord& record) {
  return tx
      .Execute("insert into account(id, agency, roles, display_name, locked_at, version) values (?1, ?2, ?3, ?4, ?5, ?6)",
               record.account.id, record.account.agency, RolesText(record.account.roles), record.display_name, record.locked_at,
               record.version)
      .status();
}

absl::Status UpdateRecord(sql::Transaction& tx, AccountRecord* record) {
  ++record->version;
  return tx
      .Execute("update account set roles = ?2, display_name = ?3, locked_at = ?4, version = ?5 where id = ?1", record->account.id,
               RolesText(record->account.roles), record->display_name, record->locked_at, record->version)
      .status();
}

}  // namespace vanthu::directory
