#pragma once

#include <set>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "services/directory/account/account.h"

namespace vanthu::directory {

// Who administers. The access rule has judged that they may do so for the agency.
struct Administrator {
  AccountId id;
  bool is_operator = false;
};

// Whether an account with the roles `held` may be administered: one of an operator only by an operator. PERMISSION_DENIED.
absl::Status JudgeAdministration(const Administrator& by, const std::set<Role>& held);

// Whether the roles of an account may become `wanted`: at least one, and the role of operator is given and taken by operators.
absl::Status JudgeGrant(const Administrator& by, const std::set<Role>& held, const std::set<Role>& wanted);

// Whether an administrator may change their own roles so: they stay what lets them do it, or nobody may be left who can.
absl::Status JudgeOwnRoles(const Administrator& by, const std::set<Role>& held, const std::set<Role>& wanted);
// Nobody locks themselves out.
absl::Status JudgeLock(const Administrator& by, const AccountId& account);

absl::Status JudgeDisplayName(std::string_view display_name);

// "văn thư, quản trị": for the audit.
std::string RolesForPeople(const std::set<Role>& roles);

}  // namespace vanthu::directory
