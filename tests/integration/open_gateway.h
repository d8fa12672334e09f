#pragma once

#include <atomic>
#include <memory>

#include "absl/status/statusor.h"
#include "gateway/http/gateway.h"
#include "services/platform/vocabulary/clock.h"
#include "tests/integration/installation.h"

namespace vanthu::integration {

// The gateway in front of an installation's services; it has to go before they do. `port` 0: any that is free.
absl::StatusOr<std::unique_ptr<gateway::Gateway>> OpenGateway(Installation& installation, Clock& clock, int port = 0);

// Turns the installation's pumps while others call it, until they are done. Its clock goes on by little: a token lives on.
void WorkUntil(const std::atomic<bool>& is_over, Installation& installation);

}  // namespace vanthu::integration
