#pragma once

#include "services/drafting/draft/draft.h"
#include "vanthu/drafting/v1/drafting.pb.h"

namespace vanthu::drafting {

// What reading a file found, and what it did not.
v1::ReadFileResponse ReadingOf(const Draft& draft);

}  // namespace vanthu::drafting
