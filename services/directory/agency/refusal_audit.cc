#include "services/directory/agency/refusal_audit.h"

#include <string>
#include <utility>

#include "services/platform/audit/audit_store.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::directory {
namespace {

bool IsRefusal(const absl::Status& status) {
  return status::ReasonOf(status) && (absl::IsInvalidArgument(status) || absl::IsFailedPrecondition(status) ||
                                      absl::IsPermissionDenied(status) || absl::IsNotFound(status));
}

}  // namespace

absl::Status AuditRefusal(sql::Database& database, audit::Event event, absl::Status refusal) {
  if (!IsRefusal(refusal)) return refusal;
  event.outcome = std::string(status::Name(*status::ReasonOf(refusal)));
  event.detail = status::Text(refusal, status::Language::kVietnamese);
  RETURN_IF_ERROR(database.Write([&](sql::Transaction& tx) { return audit::Store(tx, {event}); }));
  return refusal;
}

}  // namespace vanthu::directory
