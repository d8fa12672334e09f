#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/directory/account/account.h"
#include "services/directory/account/password_hasher.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/clock.h"
#include "services/platform/vocabulary/randomness.h"

namespace vanthu::directory {

// What is handed to a person so that they can set a password, once. The store has its digest.
struct PasswordSecret {
  std::string secret;
  absl::Time expires_at;
};

// Passwords set by a secret that came another way: from an administrator on paper, from the first start in a file. Threads: any.
class PasswordSetter {
 public:
  PasswordSetter(sql::Database& database, Clock& clock, Randomness& randomness, const PasswordHasher& hasher)
      : database_(database), clock_(clock), randomness_(randomness), hasher_(hasher) {}

  // A secret for an account, in place of password and sessions, to be stored by Give.
  PasswordSecret Fresh();
  static absl::Status Give(sql::Transaction& tx, const AccountId& id, const PasswordSecret& secret);

  // SECRET_NOT_VALID: wrong, spent, over, or no such account. WEAK_PASSWORD, which spends nothing. ACCOUNT_LOCKED.
  absl::StatusOr<AccountRecord> Set(const AccountId& id, std::string_view secret, std::string_view password);

 private:
  absl::Status Judge(sql::Transaction& tx, const AccountId& id, std::string_view secret);

  sql::Database& database_;
  Clock& clock_;
  Randomness& randomness_;
  const PasswordHasher& hasher_;
};

}  // namespace vanthu::directory
