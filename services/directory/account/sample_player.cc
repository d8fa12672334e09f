#include "services/directory/account/sample_player.h"

#include <string>

#include "services/directory/account/account_store.h"
#include "services/directory/agency/refusal_audit.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::directory {

absl::StatusOr<Account> SamplePlayer::Play(const AccountId& id, std::string_view actor) {
  auto event = audit::Event{"account.played", AgencyId(), std::string(actor), "accounts/" + id.text(), "ok", "", clock_.Now()};
  auto played = sql::Write<Account>(database_, [&](sql::Transaction& tx) -> absl::StatusOr<Account> {
    ASSIGN_OR_RETURN(const std::optional<Account> account, FindAccount(tx, id));
    if (account) event.agency = account->agency;
    if (!is_sample_) return status::Error(status::Reason::kNotSample);
    if (!account) return status::Error(status::Reason::kNotFound, {{"name", event.subject}});
    RETURN_IF_ERROR(audit::Store(tx, {event}));
    return *account;
  });
  if (played.ok()) return played;
  return AuditRefusal(database_, event, played.status());
}

}  // namespace vanthu::directory
