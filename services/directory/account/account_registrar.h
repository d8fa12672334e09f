#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/directory/account/account.h"
#include "services/directory/account/account_rule.h"
#include "services/directory/account/password_setter.h"
#include "services/platform/audit/audit_event.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/clock.h"

namespace vanthu::directory {

// Which account of which agency.
struct AccountOfAgency {
  AgencyId agency;
  AccountId account;
};

// What is to change; nothing: it stays.
struct AccountChange {
  std::optional<std::string> display_name = {};
  std::optional<std::set<Role>> roles = {};
  std::string etag = {};  // the version that was read; empty: whichever
};

// The accounts of an agency, as its administrators keep them. Each change is one commit with its audit row, and so is each
// refusal; what changes nothing leaves none. Accounts of operators are changed by operators alone, or any administrator of their
// agency could become one. Threads: any.
class AccountRegistrar {
 public:
  AccountRegistrar(sql::Database& database, Clock& clock, PasswordSetter& setter)
      : database_(database), clock_(clock), setter_(setter) {}

  // ALREADY_EXISTS unless the account is as asked for.
  absl::StatusOr<AccountRecord> Create(const Administrator& by, const AccountRecord& wanted);
  absl::StatusOr<AccountRecord> Get(const AccountOfAgency& which);
  absl::StatusOr<std::vector<AccountRecord>> List(const AgencyId& agency, std::string_view after, int count_max);
  absl::StatusOr<AccountRecord> Update(const Administrator& by, const AccountOfAgency& which, const AccountChange& change);
  absl::StatusOr<AccountRecord> Lock(const Administrator& by, const AccountOfAgency& which, const std::string& reason);
  absl::StatusOr<AccountRecord> Unlock(const Administrator& by, const AccountOfAgency& which, const std::string& reason);

  using WithSecret = std::pair<AccountRecord, PasswordSecret>;
  absl::StatusOr<WithSecret> ResetPassword(const Administrator& by, const AccountOfAgency& which);
  absl::StatusOr<WithSecret> Appoint(const Administrator& by, const AccountOfAgency& which, const std::string& display_name);

 private:
  // Gives the account as it is then; `changed` says whether there is a deed to tell of.
  using Work = std::function<absl::StatusOr<AccountRecord>(sql::Transaction& tx, bool* changed)>;
  absl::StatusOr<AccountRecord> Audited(audit::Event event, const Work& work);
  audit::Event EventOf(std::string word, const Administrator& by, const AccountOfAgency& which, std::string detail = "");

  sql::Database& database_;
  Clock& clock_;
  PasswordSetter& setter_;
};

}  // namespace vanthu::directory
