#pragma once

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/directory/account/account.h"
#include "services/directory/account/password_judge.h"
#include "services/directory/account/session.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/clock.h"
#include "services/platform/vocabulary/randomness.h"

namespace vanthu::directory {

struct OpenSession {
  std::string secret;  // "s1.…", with the person alone: the store has its digest
  Session session;
  AccountRecord account;
};

// Sessions of people: opened by a password, renewed by their secret until they are over, ended at once by their owner or an
// administrator. Threads: any.
class SessionKeeper {
 public:
  SessionKeeper(sql::Database& database, Clock& clock, Randomness& randomness, PasswordJudge& judge, const PasswordHasher& hasher)
      : database_(database), clock_(clock), randomness_(randomness), judge_(judge), hasher_(hasher) {}

  // WRONG_CREDENTIALS, TOO_MANY_ATTEMPTS, ACCOUNT_LOCKED.
  absl::StatusOr<OpenSession> SignIn(const AccountId& id, std::string_view password, std::string_view actor);

  // The session as it goes on, with the account as it is now. SESSION_ENDED.
  absl::StatusOr<OpenSession> Renew(std::string_view secret);

  // One that has ended is no error.
  absl::Status SignOut(std::string_view secret);

  // Ends every session of the account and opens one. WEAK_PASSWORD, and what SignIn refuses.
  absl::StatusOr<OpenSession> ChangePassword(const AccountId& id, std::string_view current, std::string_view next);

 private:
  OpenSession Fresh(const AccountId& id);
  absl::Status Open(sql::Transaction& tx, const OpenSession& opened);

  sql::Database& database_;
  Clock& clock_;
  Randomness& randomness_;
  PasswordJudge& judge_;
  const PasswordHasher& hasher_;
};

}  // namespace vanthu::directory
