#pragma once

#include "absl/status/status.h"
#include "gateway/cli/console.h"
#include "gateway/cli/server/json_fields.h"
#include "gateway/cli/server/office.h"

namespace vanthu::cli {

// Follows an issuance until it is published and every delivery has come to rest, or it ended otherwise. On a terminal the
// deliveries are redrawn in place; elsewhere each change is a line; with --json an object a line: {"issuance": …} or
// {"deliveries": …}. Leaves kFindings where it ended without a dispatch, or a delivery needs somebody.
absl::Status WatchDispatch(const Json& issuance, const ShowOptions& show, Office& office, Console& console);

// The same, once: how it stands now.
absl::Status ShowDispatch(const Json& issuance, const ShowOptions& show, Office& office, Console& console);

}  // namespace vanthu::cli
