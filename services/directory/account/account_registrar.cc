#include "services/directory/account/account_registrar.h"

#include "absl/strings/str_cat.h"
#include "services/directory/account/account_store.h"
#include "services/directory/account/password_store.h"
#include "services/directory/account/session_store.h"
#include "services/directory/agency/agency_key_store.h"
#include "services/directory/agency/refusal_audit.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::directory {
namespace {

using status::Reason;

std::string NameOf(const AccountId& id) { return absl::StrCat("accounts/", id.text()); }

// An account of another agency is not there.
absl::StatusOr<AccountRecord> FindIn(sql::Transaction& tx, const AccountOfAgency& which) {
  ASSIGN_OR_RETURN(std::optional<AccountRecord> record, FindRecord(tx, which.account));
  if (record && record->account.agency == which.agency) return *std::move(record);
  return status::Error(Reason::kNotFound, {{"name", NameOf(which.account)}});
}

}  // namespace

absl::StatusOr<AccountRecord> AccountRegistrar::Create(const Administrator& by, const AccountRecord& wanted) {
  const AccountOfAgency which{wanted.account.agency, wanted.account.id};
  return Audited(EventOf("account.created", by, which, RolesForPeople(wanted.account.roles)),
                 [&](sql::Transaction& tx, bool* changed) -> absl::StatusOr<AccountRecord> {
                   RETURN_IF_ERROR(JudgeGrant(by, {}, wanted.account.roles));
                   RETURN_IF_ERROR(JudgeDisplayName(wanted.display_name));
                   ASSIGN_OR_RETURN(const std::optional<AccountRecord> earlier, FindRecord(tx, which.account));
                   if (!earlier) {
                     *changed = true;
                     RETURN_IF_ERROR(InsertRecord(tx, wanted));
                     return wanted;
                   }
                   const bool is_same = earlier->account == wanted.account && earlier->display_name == wanted.display_name;
                   if (is_same) return *earlier;
                   return status::Error(Reason::kAlreadyExists, {{"name", NameOf(which.account)}});
                 });
}

absl::StatusOr<AccountRecord> AccountRegistrar::Get(const AccountOfAgency& which) {
  return sql::Read<AccountRecord>(database_, [&](sql::Transaction& tx) { return FindIn(tx, which); });
}

absl::StatusOr<std::vector<AccountRecord>> AccountRegistrar::List(const AgencyId& agency, std::string_view after, int count_max) {
  using Records = std::vector<AccountRecord>;
  return sql::Read<Records>(database_, [&](sql::Transaction& tx) { return ListRecords(tx, agency, after, count_max); });
}

absl::StatusOr<AccountRecord> AccountRegistrar::Update(const Administrator& by, const AccountOfAgency& which,
                                                       const AccountChange& change) {
  const std::string detail = change.roles ? RolesForPeople(*change.roles) : "";
  return Audited(EventOf("account.changed", by, which, detail),
                 [&](sql::Transaction& tx, bool* changed) -> absl::StatusOr<AccountRecord> {
                   ASSIGN_OR_RETURN(AccountRecord record, FindIn(tx, which));
                   AccountRecord wanted = record;
                   if (change.roles) wanted.account.roles = *change.roles;
                   if (change.display_name) wanted.display_name = *change.display_name;
                   RETURN_IF_ERROR(JudgeGrant(by, record.account.roles, wanted.account.roles));
                   RETURN_IF_ERROR(JudgeDisplayName(wanted.display_name));
                   if (by.id == which.account) RETURN_IF_ERROR(JudgeOwnRoles(by, record.account.roles, wanted.account.roles));
                   const bool is_same = wanted.account == record.account && wanted.display_name == record.display_name;
                   if (is_same) return record;  // a repeat, whose etag is naturally old
                   if (!change.etag.empty() && change.etag != absl::StrCat(record.version)) {
                     return status::Error(Reason::kEtagMismatch, {{"name", NameOf(which.account)}});
                   }
                   *changed = true;
                   RETURN_IF_ERROR(UpdateRecord(tx, &wanted));
                   return wanted;
                 });
}

absl::StatusOr<AccountRecord> AccountRegistrar::Lock(const Administrator& by, const AccountOfAgency& which,
                                                     const std::string& reason) {
  return Audited(EventOf("account.locked", by, which, reason),
                 [&](sql::Transaction& tx, bool* changed) -> absl::StatusOr<AccountRecord> {
                   ASSIGN_OR_RETURN(AccountRecord record, FindIn(tx, which));
                   RETURN_IF_ERROR(JudgeAdministration(by, record.account.roles));
                   RETURN_IF_ERROR(JudgeLock(by, which.account));
                   if (record.locked_at) return record;
                   *changed = true;
                   record.locked_at = clock_.Now();
                   RETURN_IF_ERROR(UpdateRecord(tx, &record));
                   RETURN_IF_ERROR(DropSessionsOf(tx, which.account).status());
                   return record;
                 });
}

absl::StatusOr<AccountRecord> AccountRegistrar::Unlock(const Administrator& by, const AccountOfAgency& which,
                                                       const std::string& reason) {
  return Audited(EventOf("account.unlocked", by, which, reason),
                 [&](sql::Transaction& tx, bool* changed) -> absl::StatusOr<AccountRecord> {
                   ASSIGN_OR_RETURN(AccountRecord record, FindIn(tx, which));
                   RETURN_IF_ERROR(JudgeAdministration(by, record.account.roles));
                   ASSIGN_OR_RETURN(const std::optional<Attempts> attempts, FindAttempts(tx, which.account));
                   if (!record.locked_at && !attempts) return record;
                   *changed = true;
                   RETURN_IF_ERROR(DropAttempts(tx, which.account));
                   record.locked_at.reset();
                   RETURN_IF_ERROR(UpdateRecord(tx, &record));
                   return record;
                 });
}

absl::StatusOr<AccountRegistrar::WithSecret> AccountRegistrar::ResetPassword(const Administrator& by,
                                                                             const AccountOfAgency& which) {
  const PasswordSecret secret = setter_.Fresh();
  ASSIGN_OR_RETURN(AccountRecord record, Audited(EventOf("account.password_reset", by, which),
                                                 [&](sql::Transaction& tx, bool* changed) -> absl::StatusOr<AccountRecord> {
                                                   ASSIGN_OR_RETURN(AccountRecord found, FindIn(tx, which));
                                                   RETURN_IF_ERROR(JudgeAdministration(by, found.account.roles));
                                                   *changed = true;
                                                   found.has_password = false;
                                                   RETURN_IF_ERROR(UpdateRecord(tx, &found));
                                                   RETURN_IF_ERROR(PasswordSetter::Give(tx, which.account, secret));
                                                   return found;
                                                 }));
  return WithSecret{std::move(record), secret};
}

absl::StatusOr<AccountRegistrar::WithSecret> AccountRegistrar::Appoint(const Administrator& by, const AccountOfAgency& which,
                                                                       const std::string& display_name) {
  const PasswordSecret secret = setter_.Fresh();
  const auto work = [&](sql::Transaction& tx, bool* changed) -> absl::StatusOr<AccountRecord> {
    RETURN_IF_ERROR(JudgeDisplayName(display_name));
    ASSIGN_OR_RETURN(const bool known, AgencyExists(tx, which.agency));
    if (!known) return status::Error(Reason::kNotFound, {{"name", absl::StrCat("agencies/", which.agency.text())}});
    ASSIGN_OR_RETURN(std::optional<AccountRecord> record, FindRecord(tx, which.account));
    if (record && record->account.agency != which.agency) {
      return status::Error(Reason::kAlreadyExists, {{"name", NameOf(which.account)}});
    }
    *changed = true;
    if (!record) {
      record = AccountRecord{.account = {which.account, which.agency, {Role::kAdmin}}, .display_name = display_name};
      RETURN_IF_ERROR(InsertRecord(tx, *record));
    } else {
      record->account.roles.insert(Role::kAdmin);
      record->locked_at.reset();
      record->has_password = false;
      RETURN_IF_ERROR(UpdateRecord(tx, &*record));
    }
    RETURN_IF_ERROR(PasswordSetter::Give(tx, which.account, secret));
    return *std::move(record);
  };
  ASSIGN_OR_RETURN(AccountRecord record, Audited(EventOf("account.appointed", by, which), work));
  return WithSecret{std::move(record), secret};
}

absl::StatusOr<AccountRecord> AccountRegistrar::Audited(audit::Event event, const Work& work) {
  auto result = sql::Write<AccountRecord>(database_, [&](sql::Transaction& tx) -> absl::StatusOr<AccountRecord> {
    bool changed = false;
    ASSIGN_OR_RETURN(AccountRecord record, work(tx, &changed));
    if (changed) RETURN_IF_ERROR(audit::Store(tx, {event}));
    return record;
  });
  if (result.ok()) return result;
  return AuditRefusal(database_, std::move(event), result.status());
}

audit::Event AccountRegistrar::EventOf(std::string word, const Administrator& by, const AccountOfAgency& which,
                                       std::string detail) {
  return audit::Event{std::move(word), which.agency, NameOf(by.id), NameOf(which.account), "ok", std::move(detail), clock_.Now()};
}

}  // namespace vanthu::directory
