#pragma once

#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/directory/account/account.h"
#include "services/platform/sql/database.h"

namespace vanthu::directory {

absl::StatusOr<std::vector<Account>> LoadAccounts(sql::Transaction& tx);  // by id
absl::StatusOr<std::optional<Account>> FindAccount(sql::Transaction& tx, const AccountId& id);
absl::Status StoreAccounts(sql::Transaction& tx, const std::vector<Account>& accounts);  // adds or replaces

}  // namespace vanthu::directory
