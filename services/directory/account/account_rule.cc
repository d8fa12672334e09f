#include "services/directory/account/account_rule.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/directory/limits.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::directory {
namespace {

using status::Reason;

const char* NameOf(Role role) {
  switch (role) {
    case Role::kDrafter:
      return "soạn thảo";
    case Role::kReviewer:
      return "kiểm tra";
    case Role::kSigner:
      return "ký";
    case Role::kClerk:
      return "văn thư";
    case Role::kRecipient:
      return "nhận";
    case Role::kAdmin:
      return "quản trị";
    case Role::kAuditor:
      return "thanh tra";
    case Role::kOperator:
      return "quản trị hệ thống";
  }
  return "";
}

absl::Status Denied(const Administrator& by, std::string rule, std::string rule_en) {
  return status::Error(Reason::kPermissionDenied, {{"caller", absl::StrCat("accounts/", by.id.text())},
                                                   {"method", "vanthu.directory.v1.Directory"},
                                                   {"rule", std::move(rule)},
                                                   {"rule_en", std::move(rule_en)}});
}

absl::Status Invalid(std::string field, std::string value, std::string rule, std::string rule_en) {
  return status::Error(
      Reason::kInvalidField,
      {{"field", std::move(field)}, {"value", std::move(value)}, {"rule", std::move(rule)}, {"rule_en", std::move(rule_en)}});
}

}  // namespace

absl::Status JudgeAdministration(const Administrator& by, const std::set<Role>& held) {
  if (by.is_operator || !held.contains(Role::kOperator)) return absl::OkStatus();
  return Denied(by, "tài khoản quản trị hệ thống chỉ do quản trị hệ thống sửa",
                "an operator's account is changed by operators alone");
}

absl::Status JudgeGrant(const Administrator& by, const std::set<Role>& held, const std::set<Role>& wanted) {
  RETURN_IF_ERROR(JudgeAdministration(by, held));
  if (wanted.empty()) {
    return Invalid("account.roles", "", "Tài khoản phải có ít nhất một vai trò.", "An account has at least one role.");
  }
  if (by.is_operator || !wanted.contains(Role::kOperator)) return absl::OkStatus();
  return Denied(by, "vai trò quản trị hệ thống chỉ do quản trị hệ thống cấp", "the role of operator is given by operators alone");
}

absl::Status JudgeOwnRoles(const Administrator& by, const std::set<Role>& held, const std::set<Role>& wanted) {
  for (const Role role : {Role::kAdmin, Role::kOperator}) {
    if (!held.contains(role) || wanted.contains(role)) continue;
    return Denied(by, absl::StrCat("không tự bỏ vai trò ", NameOf(role), " của mình"),
                  "nobody gives up their own role of administrator");
  }
  return absl::OkStatus();
}

absl::Status JudgeLock(const Administrator& by, const AccountId& account) {
  if (by.id != account) return absl::OkStatus();
  return Denied(by, "không tự khóa tài khoản của mình", "nobody locks their own account");
}

absl::Status JudgeDisplayName(std::string_view display_name) {
  if (display_name.size() <= kNameBytesMax) return absl::OkStatus();
  return status::Error(
      Reason::kLimitExceeded,
      {{"field", "account.display_name"}, {"limit", absl::StrCat(kNameBytesMax)}, {"value", absl::StrCat(display_name.size())}});
}

std::string RolesForPeople(const std::set<Role>& roles) {
  return absl::StrJoin(roles, ", ", [](std::string* out, Role role) { out->append(NameOf(role)); });
}

}  // namespace vanthu::directory
