#pragma once

#include <map>
#include <string>

#include "absl/status/statusor.h"
#include "services/distribution/topic/connector_principals.h"
#include "services/platform/runtime/service_process.h"

namespace vanthu::distribution {

// The key `principals` of the file `file`: agencies to principals. CONFIG_INVALID names the entry that is none.
absl::StatusOr<ConnectorPrincipals> PrincipalsOf(const std::string& file, const std::map<std::string, std::string>& entries);

// The verb `topics`: prints what is to be done on the broker (`plan`: exit code 0 where that is nothing, 2 where it is not), and
// does it
// (`apply`). It opens nothing that the process owns, so it may run beside it.
int RunTopics(runtime::ServiceProcess& process, const ConnectorPrincipals& principals);

}  // namespace vanthu::distribution
