#pragma once

#include <string_view>

#include "absl/status/status.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::directory {

// What every account of a sample file is given; as everybody can read it, nobody may choose it.
inline constexpr char kSamplePassword[] = "chi-de-dung-thu";

// Whether a password may be chosen for the account: WEAK_PASSWORD with the rule that it breaks. Length counts, in characters, not
// composition (NIST SP 800-63B §5.1.1.2).
absl::Status JudgePassword(std::string_view password, const AccountId& account);

}  // namespace vanthu::directory
