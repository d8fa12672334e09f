#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "services/platform/rpc/call.h"
#include "services/platform/sql/request_key_store.h"

namespace vanthu::drafting {

// A call's idempotency key; INVALID_FIELD where `request_id` is none.
absl::StatusOr<sql::RequestKey> KeyOf(const rpc::Call& call, const AgencyId& agency, const std::string& request_id);

}  // namespace vanthu::drafting
