#pragma once

#include <set>

#include "services/platform/vocabulary/identifier.h"

namespace vanthu::directory {

// What a person is to the agency; the numbers are those of vanthu.type.v1.Role.
enum class Role { kDrafter = 1, kReviewer = 2, kSigner = 3, kClerk = 4, kRecipient = 5, kAdmin = 6, kAuditor = 7 };

// Who may log in, for which agency, as what. The accounts of a sample installation have no password: the installation plays them.
struct Account {
  AccountId id;
  AgencyId agency;
  std::set<Role> roles;
  friend bool operator==(const Account&, const Account&) = default;
};

}  // namespace vanthu::directory
