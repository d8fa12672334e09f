#pragma once

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "services/drafting/issuance/issuance.h"

namespace vanthu::drafting {

// How what an issuance has gathered stands in its row, beside the columns that are searched: versions that know less refuse it.
std::string IssuanceJson(const Issuance& issuance);
// Fills all members of `issuance` that are no columns.
absl::Status FillFromJson(std::string_view json, Issuance& issuance);

}  // namespace vanthu::drafting
