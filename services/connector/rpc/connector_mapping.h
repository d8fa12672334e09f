#pragma once

#include <cstdint>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/connector/intake/inbox_desk.h"
#include "services/connector/intake/inbox_entry.h"
#include "services/connector/intake/quarantine_store.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/rpc/call.h"
#include "services/platform/rpc/instant_mapping.h"
#include "vanthu/connector/v1/connector.pb.h"

namespace vanthu::connector {

absl::StatusOr<AgencyId> AgencyFrom(std::string_view parent);  // of agencies/{agency}
absl::StatusOr<InboxDesk::StatusReport> ReportFrom(const v1::ReportStatusRequest& request, const rpc::Call& call);

// How much a page holds: the default for 0, INVALID_FIELD below, LIMIT_EXCEEDED above the limit.

using rpc::FromProto;
using rpc::ToProto;
v1::InboxEntry ToProto(const InboxEntry& entry);
v1::QuarantinedRecord ToProto(const QuarantinedRecord& record);

}  // namespace vanthu::connector
