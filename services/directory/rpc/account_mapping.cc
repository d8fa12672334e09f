#include "services/directory/rpc/account_mapping.h"

#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/directory/rpc/answer_mapping.h"
#include "services/directory/rpc/resource_name.h"
#include "services/platform/status/macros.h"

namespace vanthu::directory {
namespace {

absl::StatusOr<std::set<Role>> RolesFrom(const v1::Account& account) {
  std::set<Role> roles;
  for (const int role : account.roles()) {
    if (role == type::v1::ROLE_UNSPECIFIED || !type::v1::Role_IsValid(role)) {
      return InvalidField("account.roles", absl::StrCat(role), "Vai trò này không có.", "There is no such role.");
    }
    roles.insert(static_cast<Role>(role));
  }
  return roles;
}

}  // namespace

v1::Account ToProto(const AccountRecord& record) {
  v1::Account message;
  message.set_name(absl::StrCat("accounts/", record.account.id.text()));
  message.set_agency(absl::StrCat("agencies/", record.account.agency.text()));
  for (const Role role : record.account.roles) message.add_roles(static_cast<type::v1::Role>(role));
  message.set_display_name(record.display_name);
  if (record.locked_at) *message.mutable_locked_at() = ToProto(*record.locked_at);
  message.set_has_password(record.has_password);
  message.set_etag(absl::StrCat(record.version));
  return message;
}

v1::PasswordSecret ToProto(const AccountRegistrar::WithSecret& given) {
  v1::PasswordSecret message;
  *message.mutable_account() = ToProto(given.first);
  message.set_secret(given.second.secret);
  *message.mutable_expires_at() = ToProto(given.second.expires_at);
  return message;
}

absl::StatusOr<AccountId> AccountIdOf(std::string_view field, const std::string& name) {
  ASSIGN_OR_RETURN(std::string id, IdOfName(field, name, "accounts"));
  return AccountId::Trusted(std::move(id));
}

absl::StatusOr<AccountOfAgency> AccountOfAgencyFrom(const std::string& parent, const std::string& account) {
  ASSIGN_OR_RETURN(AgencyId agency, AgencyIdOf("parent", parent));
  ASSIGN_OR_RETURN(AccountId id, AccountIdOf("account", account));
  return AccountOfAgency{std::move(agency), std::move(id)};
}

absl::StatusOr<AccountRecord> RecordFrom(const v1::CreateAccountRequest& request) {
  ASSIGN_OR_RETURN(AgencyId agency, AgencyIdOf("parent", request.parent()));
  // The path says which agency; a body that says another is no slip to pass over.
  if (!request.account().agency().empty() && request.account().agency() != request.parent()) {
    return InvalidField("account.agency", request.account().agency(), "Trái với cơ quan nêu ở parent.", "It contradicts parent.");
  }
  ASSIGN_OR_RETURN(AccountId id, AccountIdOf("account_id", absl::StrCat("accounts/", request.account_id())));
  ASSIGN_OR_RETURN(std::set<Role> roles, RolesFrom(request.account()));
  return AccountRecord{.account = {std::move(id), std::move(agency), std::move(roles)},
                       .display_name = CleanText(request.account().display_name())};
}

absl::StatusOr<AccountChange> ChangeFrom(const v1::UpdateAccountRequest& request) {
  std::set<std::string> fields(request.update_mask().paths().begin(), request.update_mask().paths().end());
  if (fields.empty()) fields = {"display_name", "roles"};
  AccountChange change{.etag = request.etag()};
  for (const std::string& field : fields) {
    if (field == "display_name") {
      change.display_name = CleanText(request.account().display_name());
    } else if (field == "roles") {
      ASSIGN_OR_RETURN(change.roles, RolesFrom(request.account()));
    } else {
      return InvalidField("update_mask", field, "Chỉ đổi được display_name và roles.",
                          "Only display_name and roles can be changed.");
    }
  }
  return change;
}

Administrator AdministratorOf(const rpc::Caller& caller) {
  if (!caller.person) return {};
  return {.id = caller.person->account, .is_operator = caller.person->roles.contains(type::v1::ROLE_OPERATOR)};
}

}  // namespace vanthu::directory
