#include "services/directory/account/password_store.h"

#include <algorithm>

#include "services/directory/account/account_store.h"
#include "services/platform/status/macros.h"

namespace vanthu::directory {

absl::StatusOr<std::optional<std::string>> FindPassword(sql::Transaction& tx, const AccountId& account) {
  ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query("select phc from account_password where account = ?1", account));
  ASSIGN_OR_RETURN(const auto row, rows.Maybe<std::string>());
  if (!row) return std::nullopt;
  return std::get<0>(*row);
}

absl::Status PutPassword(sql::Transaction& tx, const AccountId& account, const std::string& phc, absl::Time at) {
  return tx
      .Execute(
          "insert into account_password(account, phc, set_at) values (?1, ?2, ?3) "
          "on conflict (account) do update set phc = excluded.phc, set_at = excluded.set_at",
          account, phc, at)
      .status();
}

absl::Status AddPasswords(sql::Transaction& tx, const std::vector<Account>& accounts, const std::string& phc, absl::Time at) {
  std::vector<std::vector<sql::Value>> rows;
  for (const Account& account : accounts) rows.push_back(sql::Transaction::ToValues(account.id, phc, at));
  return tx.InsertAll("insert into account_password(account, phc, set_at)", rows, "on conflict do nothing");
}

absl::Status DropPassword(sql::Transaction& tx, const AccountId& account) {
  return tx.Execute("delete from account_password where account = ?1", account).status();
}

absl::StatusOr<bool> HasOperatorWithPassword(sql::Transaction& tx) {
  ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query("select account from account_password order by account"));
  ASSIGN_OR_RETURN(const auto with_password, rows.All<AccountId>());
  for (const auto& [id] : with_password) {
    ASSIGN_OR_RETURN(const std::optional<Account> account, FindAccount(tx, id));
    if (account && account->roles.contains(Role::kOperator)) return true;
  }
  return false;
}

absl::StatusOr<std::optional<StoredSecret>> FindSecret(sql::Transaction& tx, const AccountId& account) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query("select secret_digest, expires_at from password_secret where account = ?1", account));
  ASSIGN_OR_RETURN(const auto row, (rows.Maybe<Digest, absl::Time>()));
  if (!row) return std::nullopt;
  return StoredSecret{std::get<0>(*row), std::get<1>(*row)};
}

absl::Status PutSecret(sql::Transaction& tx, const AccountId& account, const StoredSecret& secret) {
  return tx
      .Execute(
          "insert into password_secret(account, secret_digest, expires_at) values (?1, ?2, ?3) "
          "on conflict (account) do update set secret_digest = excluded.secret_digest, expires_at = excluded.expires_at",
          account, secret.digest, secret.expires_at)
      .status();
}

absl::Status DropSecret(sql::Transaction& tx, const AccountId& account) {
  return tx.Execute("delete from password_secret where account = ?1", account).status();
}

absl::StatusOr<std::optional<Attempts>> FindAttempts(sql::Transaction& tx, const AccountId& account) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query("select tried, last_at, next_at from sign_in_attempt where account = ?1", account));
  ASSIGN_OR_RETURN(const auto row, (rows.Maybe<int64_t, absl::Time, absl::Time>()));
  if (!row) return std::nullopt;
  const auto& [tried, last_at, next_at] = *row;
  return Attempts{tried, last_at, next_at};
}

absl::Status PutAttempts(sql::Transaction& tx, const AccountId& account, const Attempts& attempts) {
  return tx
      .Execute(
          "insert into sign_in_attempt(account, tried, last_at, next_at) values (?1, ?2, ?3, ?4) on conflict (account) do update "
          "set tried = excluded.tried, last_at = excluded.last_at, next_at = excluded.next_at",
          account, attempts.tried, attempts.last_at, attempts.next_at)
      .status();
}

absl::Status TouchAttempts(sql::Transaction& tx, const AccountId& account) {
  return tx.Execute("update sign_in_attempt set tried = tried where account = ?1", account).status();
}

absl::Status DropAttempts(sql::Transaction& tx, const AccountId& account) {
  return tx.Execute("delete from sign_in_attempt where account = ?1", account).status();
}

absl::Status DropAttemptsBefore(sql::Transaction& tx, absl::Time last_at) {
  return tx.Execute("delete from sign_in_attempt where last_at < ?1", last_at).status();
}

}  // namespace vanthu::directory
