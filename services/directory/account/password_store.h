#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/directory/account/account.h"
#include "services/directory/account/attempt.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/digest.h"

namespace vanthu::directory {

absl::StatusOr<std::optional<std::string>> FindPassword(sql::Transaction& tx, const AccountId& account);  // its hash
absl::Status PutPassword(sql::Transaction& tx, const AccountId& account, const std::string& phc, absl::Time at);
// For those of the accounts that have none yet.
absl::Status AddPasswords(sql::Transaction& tx, const std::vector<Account>& accounts, const std::string& phc, absl::Time at);
absl::Status DropPassword(sql::Transaction& tx, const AccountId& account);
// Whether anybody who may run the installation can sign in.
absl::StatusOr<bool> HasOperatorWithPassword(sql::Transaction& tx);

// What sets a password, once.
struct StoredSecret {
  Digest digest;
  absl::Time expires_at;
};
absl::StatusOr<std::optional<StoredSecret>> FindSecret(sql::Transaction& tx, const AccountId& account);
absl::Status PutSecret(sql::Transaction& tx, const AccountId& account, const StoredSecret& secret);
absl::Status DropSecret(sql::Transaction& tx, const AccountId& account);

absl::StatusOr<std::optional<Attempts>> FindAttempts(sql::Transaction& tx, const AccountId& account);
absl::Status PutAttempts(sql::Transaction& tx, const AccountId& account, const Attempts& attempts);
absl::Status TouchAttempts(sql::Transaction& tx, const AccountId& account);  // writes them as they are
absl::Status DropAttempts(sql::Transaction& tx, const AccountId& account);
absl::Status DropAttemptsBefore(sql::Transaction& tx, absl::Time last_at);

}  // namespace vanthu::directory
