#pragma once

#include "tests/integration/desk.h"
#include "tests/integration/gateway_client.h"
#include "tests/integration/invariants.h"

namespace vanthu::integration {

// Issues `count` dispatches as the people at their desks, each trying again with the same words while a service is away, and
// waits until every delivery is receipted. What a person was refused with, or what never came, fails the test.
Told IssueStream(Desk& desk, int count);

// The same with every second one through the gateway, where its `:watch` is followed to the end.
Told IssueStream(Desk& desk, GatewayClient& gateway, int count);

}  // namespace vanthu::integration
