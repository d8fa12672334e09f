#include "services/directory/account/session_store.h"

#include <tuple>

#include "services/platform/status/macros.h"

namespace vanthu::directory {

absl::Status InsertSession(sql::Transaction& tx, const Session& session) {
  return tx
      .Execute("insert into sign_in_session(secret_digest, account, started_at, seen_at) values (?1, ?2, ?3, ?4)",
               session.secret_digest, session.account, session.started_at, session.seen_at)
      .status();
}

absl::StatusOr<std::optional<Session>> FindSession(sql::Transaction& tx, const Digest& secret_digest) {
  ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query("select secret_digest, account, started_at, seen_at from sign_in_session "
                                                  "where secret_digest = ?1",
                                                  secret_digest));
  ASSIGN_OR_RETURN(const auto row, (rows.Maybe<Digest, AccountId, absl::Time, absl::Time>()));
  if (!row) return std::nullopt;
  const auto& [digest, account, started_at, seen_at] = *row;
  return Session{digest, account, started_at, seen_at};
}

absl::Status TouchSession(sql::Transaction& tx, const Digest& secret_digest, absl::Time seen_at) {
  return tx.Execute("update sign_in_session set seen_at = ?2 where secret_digest = ?1", secret_digest, seen_at).status();
}

absl::StatusOr<int64_t> DropSession(sql::Transaction& tx, const Digest& secret_digest) {
  return tx.Execute("delete from sign_in_session where secret_digest = ?1", secret_digest);
}

absl::StatusOr<int64_t> DropSessionsOf(sql::Transaction& tx, const AccountId& account) {
  return tx.Execute("delete from sign_in_session where account = ?1", account);
}

absl::StatusOr<int64_t> DropSessionsPast(sql::Transaction& tx, absl::Time started_before, absl::Time seen_before) {
  return tx.Execute("delete from sign_in_session where started_at < ?1 or seen_at < ?2", started_before, seen_before);
}

absl::StatusOr<int64_t> DropOldSessionsOf(sql::Transaction& tx, const AccountId& account, int kept) {
  return tx.Execute(
      "delete from sign_in_session where account = ?1 and secret_digest not in (select secret_digest from sign_in_session "
      "where account = ?1 order by started_at desc limit ?2)",
      account, kept);
}

}  // namespace vanthu::directory
