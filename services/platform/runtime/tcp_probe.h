#pragma once

#include <string>

#include "absl/time/time.h"

namespace vanthu::runtime {

// Whether something takes connections at "host:port" within `patience`.
bool AnswersTcp(const std::string& address, absl::Duration patience);

}  // namespace vanthu::runtime
