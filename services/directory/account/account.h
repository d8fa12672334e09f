#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "absl/time/time.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::directory {

// What a person is to the agency; the numbers are those of vanthu.type.v1.Role.
enum class Role { kDrafter = 1, kReviewer = 2, kSigner = 3, kClerk = 4, kRecipient = 5, kAdmin = 6, kAuditor = 7, kOperator = 8 };

// Who may sign in, for which agency, as what.
struct Account {
  AccountId id;
  AgencyId agency;
  std::set<Role> roles;
  friend bool operator==(const Account&, const Account&) = default;
};

// An account as it stands in the directory.
struct AccountRecord {
  Account account;
  std::string display_name = {};
  std::optional<absl::Time> locked_at = {};
  bool has_password = false;
  int64_t version = 1;  // counts its changes
};

}  // namespace vanthu::directory
