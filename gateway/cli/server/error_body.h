#pragma once

#include <string_view>

#include "absl/status/status.h"

namespace vanthu::cli {

// The refusal that an answer's body tells of (AIP-193), with reason, values and both texts as the server gave them. A body of
// another form, as a proxy makes them, gives a fault that names the HTTP status.
absl::Status StatusOfErrorBody(long http_status, std::string_view body);

}  // namespace vanthu::cli
