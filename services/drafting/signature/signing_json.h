#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/drafting/signature/signing_task.h"

namespace vanthu::drafting {

// How step 8 stands in an issuance's row.
std::string SigningJson(const SigningState& state);
absl::StatusOr<SigningState> SigningFromJson(std::string_view json);

}  // namespace vanthu::drafting
