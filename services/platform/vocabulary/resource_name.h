#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace vanthu {

// The ids in a resource name (AIP-122): IdsOf("agencies/a/drafts/d", {"agencies", "drafts"}) is {"a", "d"}. INVALID_ARGUMENT
// where the name has another form, or a part that is no identifier.
absl::StatusOr<std::vector<std::string>> IdsOf(std::string_view name, std::initializer_list<std::string_view> collections);

}  // namespace vanthu
