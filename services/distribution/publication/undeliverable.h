#pragma once

#include <string>

#include "services/platform/vocabulary/identifier.h"

namespace vanthu::distribution {

// Why an agency's copy cannot go, and who has to act: Vietnamese first, one line.
std::string WhyUndeliverable(const AgencyId& agency);

}  // namespace vanthu::distribution
