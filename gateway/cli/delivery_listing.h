#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "gateway/cli/console.h"
#include "gateway/cli/server/json_fields.h"
#include "gateway/cli/server/office.h"

namespace vanthu::cli {

// Every delivery of agencies/{agency}/dispatches/{dispatch}, in the order of its recipients.
absl::StatusOr<Json> DeliveriesOf(Office& office, const std::string& dispatch);

// A line for each: recipient, how far it is, and why it does not go on.
std::vector<std::string> DeliveryLines(const Json& deliveries, const ShowOptions& show, const Terminal& terminal);
std::string DeliveryTally(const Json& deliveries, const ShowOptions& show);

// Still under way: neither receipted nor such that somebody has to act.
bool IsOpen(const Json& delivery);
bool IsReceipted(const Json& delivery);

}  // namespace vanthu::cli
