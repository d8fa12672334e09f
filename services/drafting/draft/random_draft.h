#pragma once

#include <cstdint>

#include "services/drafting/draft/draft.h"

namespace vanthu::drafting {

// For tests: a draft in which any member may hold anything, decided by the seed alone.
Draft RandomDraft(uint32_t seed);

}  // namespace vanthu::drafting
