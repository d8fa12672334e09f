#pragma once

#include <set>
#include <vector>

#include "services/distribution/topic/connector_principals.h"
#include "services/platform/bus/broker_admin.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::distribution {

// What the connectors of these agencies have to be allowed: each reads the inboxes of its own agencies and the group of its own
// name, and writes receipts; nothing else.
std::set<bus::AccessRule> WantedRules(const std::vector<AgencyId>& agencies, const ConnectorPrincipals& principals);

// Whether a rule gives somebody what no connector is to have: on a topic of ours, or on a connector's group. It holds for every
// agency, known today or not; what the rule is about otherwise is none of our business.
bool IsSuperfluous(const bus::AccessRule& rule, const ConnectorPrincipals& principals);

}  // namespace vanthu::distribution
