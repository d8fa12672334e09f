#include "services/directory/account/session_keeper.h"

#include <optional>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/directory/account/account_store.h"
#include "services/directory/account/password_rule.h"
#include "services/directory/account/password_store.h"
#include "services/directory/account/session_store.h"
#include "services/directory/agency/refusal_audit.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::directory {
namespace {

using status::Reason;

std::string NameOf(const AccountId& id) { return absl::StrCat("accounts/", id.text()); }

}  // namespace

absl::StatusOr<OpenSession> SessionKeeper::SignIn(const AccountId& id, std::string_view password, std::string_view actor) {
  ASSIGN_OR_RETURN(const JudgedPassword judged, judge_.Judge(id, password, actor));
  OpenSession opened = Fresh(id);
  audit::Event event{"session.started", AgencyId(), NameOf(id), NameOf(id), "ok", "", clock_.Now()};
  const absl::Status done = database_.Write([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(const std::optional<Account> account, FindAccount(tx, id));
    if (account) event.agency = account->agency;
    ASSIGN_OR_RETURN(opened.account, judge_.Confirm(tx, judged));
    RETURN_IF_ERROR(Open(tx, opened));
    return audit::Store(tx, {event});
  });
  if (done.ok()) return opened;
  return AuditRefusal(database_, event, done);
}

absl::StatusOr<OpenSession> SessionKeeper::Renew(std::string_view secret) {
  const Digest digest = crypto::Sha256(secret);
  const absl::Time now = clock_.Now();
  ASSIGN_OR_RETURN(OpenSession found, sql::Read<OpenSession>(database_, [&](sql::Transaction& tx) -> absl::StatusOr<OpenSession> {
                     ASSIGN_OR_RETURN(const std::optional<Session> session, FindSession(tx, digest));
                     if (!session || !IsOpen(*session, now)) return status::Error(Reason::kSessionEnded);
                     ASSIGN_OR_RETURN(std::optional<AccountRecord> account, FindRecord(tx, session->account));
                     if (!account || account->locked_at) return status::Error(Reason::kSessionEnded);
                     return OpenSession{std::string(secret), *session, *std::move(account)};
                   }));
  if (now < found.session.seen_at + kSessionSeenStep) return found;
  found.session.seen_at = now;
  RETURN_IF_ERROR(database_.Write([&](sql::Transaction& tx) { return TouchSession(tx, digest, now); }));
  return found;
}

absl::Status SessionKeeper::SignOut(std::string_view secret) {
  const Digest digest = crypto::Sha256(secret);
  return database_.Write([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(const std::optional<Session> session, FindSession(tx, digest));
    if (!session) return absl::OkStatus();
    RETURN_IF_ERROR(DropSession(tx, digest).status());
    ASSIGN_OR_RETURN(const std::optional<Account> account, FindAccount(tx, session->account));
    const std::string name = NameOf(session->account);
    const AgencyId agency = account ? account->agency : AgencyId();
    return audit::Store(tx, {audit::Event{"session.ended", agency, name, name, "ok", "", clock_.Now()}});
  });
}

absl::StatusOr<OpenSession> SessionKeeper::ChangePassword(const AccountId& id, std::string_view current, std::string_view next) {
  ASSIGN_OR_RETURN(const JudgedPassword judged, judge_.Judge(id, current, NameOf(id)));
  RETURN_IF_ERROR(JudgePassword(next, id));
  ASSIGN_OR_RETURN(const std::string phc, hasher_.Hash(next));
  OpenSession opened = Fresh(id);
  RETURN_IF_ERROR(database_.Write([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(opened.account, judge_.Confirm(tx, judged));
    RETURN_IF_ERROR(PutPassword(tx, id, phc, clock_.Now()));
    RETURN_IF_ERROR(DropSecret(tx, id));
    RETURN_IF_ERROR(DropSessionsOf(tx, id).status());
    RETURN_IF_ERROR(Open(tx, opened));
    const AgencyId& agency = opened.account.account.agency;
    return audit::Store(tx, {audit::Event{"account.password_changed", agency, NameOf(id), NameOf(id), "ok", "", clock_.Now()}});
  }));
  return opened;
}

OpenSession SessionKeeper::Fresh(const AccountId& id) {
  OpenSession fresh{.secret = absl::StrCat("s1.", absl::WebSafeBase64Escape(randomness_.Bytes(kSecretBytes)))};
  const absl::Time now = clock_.Now();
  fresh.session = {.secret_digest = crypto::Sha256(fresh.secret), .account = id, .started_at = now, .seen_at = now};
  return fresh;
}

absl::Status SessionKeeper::Open(sql::Transaction& tx, const OpenSession& opened) {
  const absl::Time now = clock_.Now();
  RETURN_IF_ERROR(DropSessionsPast(tx, now - kSessionLife, now - kSessionIdle).status());
  RETURN_IF_ERROR(InsertSession(tx, opened.session));
  return DropOldSessionsOf(tx, opened.session.account, kSessionsOfAccountMax).status();
}

}  // namespace vanthu::directory
