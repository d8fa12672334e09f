#pragma once

#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "grpcpp/channel.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::connector {

// The agencies that receive through the broker, of every day: a dispatch of yesterday still reaches whom it was sent to. Asked of
// the directory, as a service that may list agencies.
absl::StatusOr<std::vector<AgencyId>> ConnectedAgencies(const std::shared_ptr<grpc::Channel>& directory);

}  // namespace vanthu::connector
