#include "services/directory/account/password_setter.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/directory/account/account_store.h"
#include "services/directory/account/password_rule.h"
#include "services/directory/account/password_store.h"
#include "services/directory/account/session_store.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/base32.h"

namespace vanthu::directory {

using status::Reason;

PasswordSecret PasswordSetter::Fresh() { return {Base32(randomness_.Bytes(kSecretBytes)), clock_.Now() + kPasswordSecretLife}; }

absl::Status PasswordSetter::Give(sql::Transaction& tx, const AccountId& id, const PasswordSecret& secret) {
  RETURN_IF_ERROR(DropPassword(tx, id));
  RETURN_IF_ERROR(DropSessionsOf(tx, id).status());
  RETURN_IF_ERROR(DropAttempts(tx, id));
  return PutSecret(tx, id, {crypto::Sha256(secret.secret), secret.expires_at});
}

absl::StatusOr<AccountRecord> PasswordSetter::Set(const AccountId& id, std::string_view secret, std::string_view password) {
  RETURN_IF_ERROR(database_.Read([&](sql::Transaction& tx) { return Judge(tx, id, secret); }));
  RETURN_IF_ERROR(JudgePassword(password, id));
  ASSIGN_OR_RETURN(const std::string phc, hasher_.Hash(password));
  return sql::Write<AccountRecord>(database_, [&](sql::Transaction& tx) -> absl::StatusOr<AccountRecord> {
    RETURN_IF_ERROR(Judge(tx, id, secret));
    RETURN_IF_ERROR(PutPassword(tx, id, phc, clock_.Now()));
    RETURN_IF_ERROR(DropSecret(tx, id));
    RETURN_IF_ERROR(DropSessionsOf(tx, id).status());
    RETURN_IF_ERROR(DropAttempts(tx, id));
    ASSIGN_OR_RETURN(std::optional<AccountRecord> record, FindRecord(tx, id));
    const std::string name = absl::StrCat("accounts/", id.text());
    const AgencyId& agency = record->account.agency;
    RETURN_IF_ERROR(audit::Store(tx, {audit::Event{"account.password_set", agency, name, name, "ok", "", clock_.Now()}}));
    return *std::move(record);
  });
}

absl::Status PasswordSetter::Judge(sql::Transaction& tx, const AccountId& id, std::string_view secret) {
  ASSIGN_OR_RETURN(const std::optional<StoredSecret> stored, FindSecret(tx, id));
  ASSIGN_OR_RETURN(const std::optional<AccountRecord> record, FindRecord(tx, id));
  // Digests are compared: what their first difference takes tells nothing of the secret.
  const bool fits = stored && record && clock_.Now() < stored->expires_at && stored->digest == crypto::Sha256(secret);
  if (!fits) return status::Error(Reason::kSecretNotValid);
  if (record->locked_at) return status::Error(Reason::kAccountLocked, {{"name", absl::StrCat("accounts/", id.text())}});
  return absl::OkStatus();
}

}  // namespace vanthu::directory
