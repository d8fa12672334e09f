#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/drafting/draft/list_place.h"

namespace vanthu::drafting {

// How many a page holds: INVALID_FIELD for fewer than none; 0 asks for the usual hundred.
absl::StatusOr<int> PageSize(int asked);

// A page token is opaque to callers: the last id or ordinal of the page before.
int64_t After(const std::string& page_token, int64_t otherwise);

// The same of a list that is told newest first.
std::string TokenOf(absl::Time made_at, std::string_view id);
absl::StatusOr<ListPlace> PlaceOf(const std::string& page_token);

}  // namespace vanthu::drafting
