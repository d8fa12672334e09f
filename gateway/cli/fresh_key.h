#pragma once

#include <string>

namespace vanthu::cli {

// A name for a request that is made once: as an Idempotency-Key has to look.
std::string FreshKey();

}  // namespace vanthu::cli
