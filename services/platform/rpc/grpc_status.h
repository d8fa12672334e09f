#pragma once

#include "absl/status/status.h"
#include "grpcpp/support/status.h"

namespace vanthu::rpc {

// Code and text as they are; the house's reason as google.rpc.Status details: ErrorInfo (domain "vanthu") and the Vietnamese text
// as LocalizedMessage. FromGrpc gives them back to status::ReasonOf and DetailsOf (details in the order of their keys).
grpc::Status ToGrpc(const absl::Status& status);
absl::Status FromGrpc(const grpc::Status& status);

}  // namespace vanthu::rpc
