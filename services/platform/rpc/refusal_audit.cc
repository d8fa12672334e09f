#include "services/platform/rpc/refusal_audit.h"

#include <string>

#include "services/platform/audit/audit_store.h"
#include "services/platform/status/reason.h"

namespace vanthu::rpc {

std::function<void(const Refusal&)> AuditRefusals(sql::Database& database) {
  return [&database](const Refusal& refusal) {
    if (refusal.caller.anonymous()) return;
    const auto reason = status::ReasonOf(refusal.status);
    const audit::Event event{.event = "call.refused",
                             .agency = refusal.caller.person ? refusal.caller.person->agency : AgencyId(),
                             .actor = refusal.caller.name(),
                             .subject = refusal.method,
                             .outcome = reason ? std::string(status::Name(*reason)) : "",
                             .detail = status::Text(refusal.status, status::Language::kVietnamese),
                             .at = refusal.first_at};
    // The caller is refused whether or not the row could be written; the door counts it in any case.
    (void)database.Write([&](sql::Transaction& tx) { return audit::Store(tx, {event}); });
  };
}

}  // namespace vanthu::rpc
