#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "services/platform/rpc/call.h"
#include "services/platform/sql/request_key_store.h"

namespace vanthu::rpc {

// The key under which a call that changes something is safe to repeat: agency, caller, method and the caller's own id of the
// request. INVALID_FIELD where that is missing or malformed.
absl::StatusOr<sql::RequestKey> RequestKeyOf(const Call& call, const AgencyId& agency, const std::string& request_id);

}  // namespace vanthu::rpc
