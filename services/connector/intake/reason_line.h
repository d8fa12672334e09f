#pragma once

#include <string>

#include "absl/status/status.h"

namespace vanthu::connector {

// What people read of a failure, on one line: Vietnamese first, then English, each cut so that both are there.
std::string ReasonLine(const absl::Status& failure);

}  // namespace vanthu::connector
