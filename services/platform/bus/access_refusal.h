#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"

namespace vanthu::bus {

// CONFIG_INVALID: the broker shows this client none of `topics` (one at least), and says what to do.
absl::Status TopicsRefused(const std::vector<std::string>& topics);
// The same, where a request of the client was refused: Kafka's name of the error is `error`.
absl::Status RequestRefused(const std::string& error);
absl::Status GroupRefused(const std::string& error);

}  // namespace vanthu::bus
