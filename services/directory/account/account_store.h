#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/directory/account/account.h"
#include "services/platform/sql/database.h"

namespace vanthu::directory {

absl::StatusOr<std::vector<Account>> LoadAccounts(sql::Transaction& tx);  // by id
absl::StatusOr<std::optional<Account>> FindAccount(sql::Transaction& tx, const AccountId& id);
absl::Status StoreAccounts(sql::Transaction& tx, const std::vector<Account>& accounts);  // adds or replaces

absl::StatusOr<std::optional<AccountRecord>> FindRecord(sql::Transaction& tx, const AccountId& id);
// An agency's accounts after the id `after`, by id.
absl::StatusOr<std::vector<AccountRecord>> ListRecords(sql::Transaction& tx, const AgencyId& agency, std::string_view after,
                                                       int count_max);
absl::Status InsertRecord(sql::Transaction& tx, const AccountRecord& record);
// Stores what may change, and counts the version up, in `record` as well.
absl::Status UpdateRecord(sql::Transaction& tx, AccountRecord* record);

}  // namespace vanthu::directory
