#include "services/directory/rpc/account_service.h"

#include <algorithm>

#include "services/directory/rpc/account_mapping.h"
#include "services/directory/rpc/answer_mapping.h"
#include "services/directory/rpc/resource_name.h"
#include "services/platform/rpc/page.h"
#include "services/platform/rpc/person_token.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::directory {

using status::Reason;

absl::StatusOr<v1::Session> AccountService::SignIn(const Call& call, const v1::SignInRequest& request) {
  ASSIGN_OR_RETURN(const AccountId id, AccountIdOf("account", request.account()));
  ASSIGN_OR_RETURN(const OpenSession opened, rooms_.sessions.SignIn(id, request.password(), call.caller.name()));
  return Answer(call, opened);
}

absl::StatusOr<v1::Session> AccountService::RenewSession(const Call& call, const v1::RenewSessionRequest& request) {
  ASSIGN_OR_RETURN(const OpenSession opened, rooms_.sessions.Renew(request.session_secret()));
  return Answer(call, opened);
}

absl::StatusOr<v1::Session> AccountService::SignOut(const Call&, const v1::SignOutRequest& request) {
  RETURN_IF_ERROR(rooms_.sessions.SignOut(request.session_secret()));
  return v1::Session();
}

absl::StatusOr<v1::Account> AccountService::SetPassword(const Call&, const v1::SetPasswordRequest& request) {
  ASSIGN_OR_RETURN(const AccountId id, AccountIdOf("account", request.account()));
  ASSIGN_OR_RETURN(const AccountRecord record, rooms_.passwords.Set(id, request.secret(), request.new_password()));
  return ToProto(record);
}

absl::StatusOr<v1::Account> AccountService::WhoAmI(const Call& call, const v1::WhoAmIRequest&) {
  const rpc::Person& person = *call.caller.person;
  ASSIGN_OR_RETURN(const AccountRecord record, rooms_.accounts.Get({person.agency, person.account}));
  return ToProto(record);
}

absl::StatusOr<v1::Session> AccountService::ChangePassword(const Call& call, const v1::ChangePasswordRequest& request) {
  const AccountId& id = call.caller.person->account;
  ASSIGN_OR_RETURN(const OpenSession opened,
                   rooms_.sessions.ChangePassword(id, request.current_password(), request.new_password()));
  return Answer(call, opened);
}

absl::StatusOr<v1::Account> AccountService::CreateAccount(const Call& call, const v1::CreateAccountRequest& request) {
  ASSIGN_OR_RETURN(const AccountRecord wanted, RecordFrom(request));
  ASSIGN_OR_RETURN(const AccountRecord record, rooms_.accounts.Create(AdministratorOf(call.caller), wanted));
  return ToProto(record);
}

absl::StatusOr<v1::Account> AccountService::GetAccount(const Call&, const v1::GetAccountRequest& request) {
  ASSIGN_OR_RETURN(const AccountOfAgency which, AccountOfAgencyFrom(request.parent(), request.account()));
  ASSIGN_OR_RETURN(const AccountRecord record, rooms_.accounts.Get(which));
  return ToProto(record);
}

absl::StatusOr<v1::ListAccountsResponse> AccountService::ListAccounts(const Call&, const v1::ListAccountsRequest& request) {
  ASSIGN_OR_RETURN(const AgencyId agency, AgencyIdOf("parent", request.parent()));
  ASSIGN_OR_RETURN(const int size, rpc::PageSizeOf(request.page_size()));
  ASSIGN_OR_RETURN(const std::string id_before, rpc::IdBefore(request.page_token()));
  ASSIGN_OR_RETURN(auto records, rooms_.accounts.List(agency, id_before, size + 1));
  v1::ListAccountsResponse response;
  response.set_next_page_token(
      rpc::CutToPage(records, size, [](const AccountRecord& record) { return record.account.id.text(); }));
  for (const AccountRecord& record : records) *response.add_accounts() = ToProto(record);
  return response;
}

absl::StatusOr<v1::Account> AccountService::UpdateAccount(const Call& call, const v1::UpdateAccountRequest& request) {
  ASSIGN_OR_RETURN(const AccountOfAgency which, AccountOfAgencyFrom(request.parent(), request.account().name()));
  ASSIGN_OR_RETURN(const AccountChange change, ChangeFrom(request));
  ASSIGN_OR_RETURN(const AccountRecord record, rooms_.accounts.Update(AdministratorOf(call.caller), which, change));
  return ToProto(record);
}

absl::StatusOr<v1::Account> AccountService::LockAccount(const Call& call, const v1::LockAccountRequest& request) {
  ASSIGN_OR_RETURN(const AccountOfAgency which, AccountOfAgencyFrom(request.parent(), request.account()));
  ASSIGN_OR_RETURN(const AccountRecord record,
                   rooms_.accounts.Lock(AdministratorOf(call.caller), which, CleanText(request.reason())));
  return ToProto(record);
}

absl::StatusOr<v1::Account> AccountService::UnlockAccount(const Call& call, const v1::UnlockAccountRequest& request) {
  ASSIGN_OR_RETURN(const AccountOfAgency which, AccountOfAgencyFrom(request.parent(), request.account()));
  ASSIGN_OR_RETURN(const AccountRecord record,
                   rooms_.accounts.Unlock(AdministratorOf(call.caller), which, CleanText(request.reason())));
  return ToProto(record);
}

absl::StatusOr<v1::PasswordSecret> AccountService::ResetPassword(const Call& call, const v1::ResetPasswordRequest& request) {
  ASSIGN_OR_RETURN(const AccountOfAgency which, AccountOfAgencyFrom(request.parent(), request.account()));
  ASSIGN_OR_RETURN(const auto given, rooms_.accounts.ResetPassword(AdministratorOf(call.caller), which));
  return ToProto(given);
}

absl::StatusOr<v1::PasswordSecret> AccountService::AppointAdministrator(const Call& call,
                                                                        const v1::AppointAdministratorRequest& request) {
  ASSIGN_OR_RETURN(const AccountOfAgency which, AccountOfAgencyFrom(request.parent(), request.account()));
  ASSIGN_OR_RETURN(const auto given,
                   rooms_.accounts.Appoint(AdministratorOf(call.caller), which, CleanText(request.display_name())));
  return ToProto(given);
}

v1::Session AccountService::Answer(const Call& call, const OpenSession& opened) const {
  const absl::Time now = rooms_.clock.Now();
  const absl::Time expires = std::min(now + mint_.life, EndOf(opened.session));
  v1::Session answer;
  answer.set_session_secret(opened.secret);
  answer.set_token(
      rpc::MintPersonToken(mint_.key, {PersonOf(opened.account.account), mint_.audience, call.caller.service, expires}));
  *answer.mutable_token_expires_at() = ToProto(expires);
  *answer.mutable_ends_at() = ToProto(EndOf(opened.session));
  *answer.mutable_account() = ToProto(opened.account);
  return answer;
}

}  // namespace vanthu::directory
