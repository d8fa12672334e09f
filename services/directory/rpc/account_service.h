#pragma once

#include "services/directory/account/account_registrar.h"
#include "services/directory/account/password_setter.h"
#include "services/directory/account/session_keeper.h"
#include "services/directory/rpc/token_mint.h"
#include "services/platform/rpc/call.h"
#include "services/platform/vocabulary/clock.h"
#include "vanthu/directory/v1/account.pb.h"

namespace vanthu::directory {

// What the methods about accounts speak for. Owned by the door.
struct AccountRooms {
  Clock& clock;
  SessionKeeper& sessions;
  PasswordSetter& passwords;
  AccountRegistrar& accounts;
};

// The methods about accounts and sessions of vanthu.directory.v1.Directory; DirectoryService binds them.
class AccountService {
 public:
  AccountService(AccountRooms rooms, TokenMint mint) : rooms_(rooms), mint_(std::move(mint)) {}

  using Call = rpc::Call;
  absl::StatusOr<v1::Session> SignIn(const Call& call, const v1::SignInRequest& request);
  absl::StatusOr<v1::Session> RenewSession(const Call& call, const v1::RenewSessionRequest& request);
  absl::StatusOr<v1::Session> SignOut(const Call& call, const v1::SignOutRequest& request);
  absl::StatusOr<v1::Account> SetPassword(const Call& call, const v1::SetPasswordRequest& request);
  absl::StatusOr<v1::Account> WhoAmI(const Call& call, const v1::WhoAmIRequest& request);
  absl::StatusOr<v1::Session> ChangePassword(const Call& call, const v1::ChangePasswordRequest& request);
  absl::StatusOr<v1::Account> CreateAccount(const Call& call, const v1::CreateAccountRequest& request);
  absl::StatusOr<v1::Account> GetAccount(const Call& call, const v1::GetAccountRequest& request);
  absl::StatusOr<v1::ListAccountsResponse> ListAccounts(const Call& call, const v1::ListAccountsRequest& request);
  absl::StatusOr<v1::Account> UpdateAccount(const Call& call, const v1::UpdateAccountRequest& request);
  absl::StatusOr<v1::Account> LockAccount(const Call& call, const v1::LockAccountRequest& request);
  absl::StatusOr<v1::Account> UnlockAccount(const Call& call, const v1::UnlockAccountRequest& request);
  absl::StatusOr<v1::PasswordSecret> ResetPassword(const Call& call, const v1::ResetPasswordRequest& request);
  absl::StatusOr<v1::PasswordSecret> AppointAdministrator(const Call& call, const v1::AppointAdministratorRequest& request);

 private:
  // The session as an answer, with a token that only the process may carry that asked for it.
  v1::Session Answer(const Call& call, const OpenSession& opened) const;

  AccountRooms rooms_;
  const TokenMint mint_;
};

}  // namespace vanthu::directory
