#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/directory/account/account.h"
#include "services/directory/account/password_hasher.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/clock.h"

namespace vanthu::directory {

// A password that was right when it was judged.
struct JudgedPassword {
  AccountId account;
  std::string phc;                              // what it was judged by
  std::optional<std::string> renewed_phc = {};  // where that was made at an older cost
};

// Judges passwords, with less and less patience for wrong ones (attempt.h). Names that are no account are judged as long, refused
// in the same words and made to wait alike. Threads: any.
class PasswordJudge {
 public:
  PasswordJudge(sql::Database& database, Clock& clock, const PasswordHasher& hasher)
      : database_(database), clock_(clock), hasher_(hasher) {}

  // TOO_MANY_ATTEMPTS with the seconds to wait; WRONG_CREDENTIALS, an audit row of the account's agency where there is one.
  absl::StatusOr<JudgedPassword> Judge(const AccountId& id, std::string_view password, std::string_view actor);

  // In the transaction of what the password opens: the account as it is now, its attempts forgotten. WRONG_CREDENTIALS where the
  // password was changed meanwhile, ACCOUNT_LOCKED.
  absl::StatusOr<AccountRecord> Confirm(sql::Transaction& tx, const JudgedPassword& judged);

 private:
  struct Known {
    std::optional<AccountRecord> record;
    std::optional<std::string> phc;
  };
  absl::StatusOr<Known> CountAttempt(sql::Transaction& tx, const AccountId& id);
  absl::Status Refuse(const AccountId& id, const Known& known, std::string_view actor);

  sql::Database& database_;
  Clock& clock_;
  const PasswordHasher& hasher_;
};

}  // namespace vanthu::directory
