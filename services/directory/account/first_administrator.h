#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "services/directory/account/account.h"
#include "services/directory/account/password_setter.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/clock.h"
#include "services/platform/vocabulary/randomness.h"

namespace vanthu::directory {

// How the first administrator gets in: the account, and the file (mode 600) with the secret that sets its password.
struct FirstAdministrator {
  AccountId account;
  std::string secret_file;
};

// While nobody who may run the installation has a password, makes the account `quan-tri` of `agency`, operator and administrator,
// and a secret in `folder` that sets its password. Once there is one it removes the file, and gives nothing. Repeated at each
// start: the secret stays, its time begins again.
absl::StatusOr<std::optional<FirstAdministrator>> MakeFirstAdministrator(sql::Database& database, Clock& clock,
                                                                         Randomness& randomness, const AgencyId& agency,
                                                                         const std::string& folder);

}  // namespace vanthu::directory
