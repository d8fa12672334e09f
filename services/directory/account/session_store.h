#pragma once

#include <cstdint>
#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/directory/account/session.h"
#include "services/platform/sql/database.h"

namespace vanthu::directory {

absl::Status InsertSession(sql::Transaction& tx, const Session& session);
absl::StatusOr<std::optional<Session>> FindSession(sql::Transaction& tx, const Digest& secret_digest);
absl::Status TouchSession(sql::Transaction& tx, const Digest& secret_digest, absl::Time seen_at);

// Each gives how many ended.
absl::StatusOr<int64_t> DropSession(sql::Transaction& tx, const Digest& secret_digest);
absl::StatusOr<int64_t> DropSessionsOf(sql::Transaction& tx, const AccountId& account);
absl::StatusOr<int64_t> DropSessionsPast(sql::Transaction& tx, absl::Time started_before, absl::Time seen_before);
// All but the `kept` youngest of the account.
absl::StatusOr<int64_t> DropOldSessionsOf(sql::Transaction& tx, const AccountId& account, int kept);

}  // namespace vanthu::directory
