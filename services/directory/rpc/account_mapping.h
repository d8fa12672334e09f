#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "services/directory/account/account_registrar.h"
#include "services/platform/rpc/call.h"
#include "vanthu/directory/v1/account.pb.h"

namespace vanthu::directory {

v1::Account ToProto(const AccountRecord& record);
v1::PasswordSecret ToProto(const AccountRegistrar::WithSecret& given);

// "accounts/{account}". INVALID_FIELD, naming the field.
absl::StatusOr<AccountId> AccountIdOf(std::string_view field, const std::string& name);
absl::StatusOr<AccountOfAgency> AccountOfAgencyFrom(const std::string& parent, const std::string& account);

absl::StatusOr<AccountRecord> RecordFrom(const v1::CreateAccountRequest& request);
absl::StatusOr<AccountChange> ChangeFrom(const v1::UpdateAccountRequest& request);

// Who administers: the person that the call speaks for, as access rules let no process do it.
Administrator AdministratorOf(const rpc::Caller& caller);

}  // namespace vanthu::directory
