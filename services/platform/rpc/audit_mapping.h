#pragma once

#include "services/platform/audit/audit_store.h"
#include "vanthu/type/v1/audit_event.pb.h"

namespace vanthu::rpc {

// A line of the audit as every service's ListAuditEvents gives it.
type::v1::AuditEvent ToProto(const audit::StoredEvent& event);

}  // namespace vanthu::rpc
