#include "services/directory/account/first_administrator.h"

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/directory/account/account_store.h"
#include "services/directory/account/password_store.h"
#include "services/directory/limits.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/crypto/key_file.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/cause.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/base32.h"

namespace vanthu::directory {
namespace {

constexpr char kAccount[] = "quan-tri";
constexpr char kFile[] = "/set-first-password";

absl::Status Remove(const std::string& path) {
  if (std::remove(path.c_str()) == 0 || errno == ENOENT) return absl::OkStatus();
  return status::CausedError(status::Reason::kDiskFailed,
                             status::Quoted(status::kOperatingSystem, std::generic_category().message(errno)), {{"name", path}});
}

absl::Status Store(sql::Transaction& tx, const AccountRecord& wanted, const StoredSecret& secret) {
  ASSIGN_OR_RETURN(const std::optional<AccountRecord> earlier, FindRecord(tx, wanted.account.id));
  RETURN_IF_ERROR(PutSecret(tx, wanted.account.id, secret));
  if (earlier) return absl::OkStatus();
  RETURN_IF_ERROR(InsertRecord(tx, wanted));
  return audit::Store(
      tx, {audit::Event{"account.created", wanted.account.agency, "services/directory", absl::StrCat("accounts/", kAccount), "ok",
                        "quản trị viên đầu tiên", secret.expires_at - kPasswordSecretLife}});
}

}  // namespace

absl::StatusOr<std::optional<FirstAdministrator>> MakeFirstAdministrator(sql::Database& database, Clock& clock,
                                                                         Randomness& randomness, const AgencyId& agency,
                                                                         const std::string& folder) {
  const FirstAdministrator first{AccountId::Trusted(kAccount), folder + kFile};
  ASSIGN_OR_RETURN(const bool is_served, sql::Read<bool>(database, HasOperatorWithPassword));
  if (is_served) {
    RETURN_IF_ERROR(Remove(first.secret_file));
    return std::nullopt;
  }
  // The file first: a secret in the database whose file was lost would help nobody.
  ASSIGN_OR_RETURN(
      const std::string text,
      crypto::LoadOrCreateSecret(
          first.secret_file, [&]() -> absl::StatusOr<std::string> { return Base32(randomness.Bytes(kSecretBytes)) + "\n"; },
          randomness));
  const std::string secret(absl::StripAsciiWhitespace(text));
  const AccountRecord wanted{.account = {first.account, agency, {Role::kAdmin, Role::kAuditor, Role::kOperator}},
                             .display_name = "Quản trị hệ thống"};
  const StoredSecret stored{crypto::Sha256(secret), clock.Now() + kPasswordSecretLife};
  RETURN_IF_ERROR(database.Write([&](sql::Transaction& tx) { return Store(tx, wanted, stored); }));
  return first;
}

}  // namespace vanthu::directory
