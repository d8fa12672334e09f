#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "services/directory/account/account.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/clock.h"

namespace vanthu::directory {

// Lets a sample installation act as one of its accounts, without a password. Threads: any.
class SamplePlayer {
 public:
  SamplePlayer(sql::Database& database, Clock& clock, bool is_sample)
      : database_(database), clock_(clock), is_sample_(is_sample) {}

  // The account that is played, audited; NOT_SAMPLE, NOT_FOUND.
  absl::StatusOr<Account> Play(const AccountId& id, std::string_view actor);

 private:
  sql::Database& database_;
  Clock& clock_;
  const bool is_sample_;
};

}  // namespace vanthu::directory
