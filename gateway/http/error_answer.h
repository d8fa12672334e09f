#pragma once

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "gateway/http/http_message.h"
#include "grpcpp/support/status.h"

namespace vanthu::gateway {

// An error as AIP-193 writes it in JSON: {"error": {"code", "message", "status", "details"}}, details with reason, domain and
// values (ErrorInfo) and the Vietnamese text (LocalizedMessage); `code` is the HTTP status that the table of reasons gives.
Response ErrorAnswer(const absl::Status& status);

// The same of what a service or the way to it answered. Where no reason came with it the text is ours: what libraries say of
// addresses and sockets is not for clients. `service` names it for people.
absl::Status WithReason(const grpc::Status& status, std::string_view service);

}  // namespace vanthu::gateway
