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
  return tx.InsertAll("insert into account(id, agency, roles)", rows,
                      "on conflict (id) do update set agency = excluded.agency, roles = excluded.roles");
}

}  // namespace vanthu::directory
