#pragma once

#include "gateway/http/http_message.h"

namespace vanthu::gateway {

// What a browser is to make of any answer that does not say otherwise itself: data, for its asker alone. A page that the gateway
// serves brings a policy of its own.
void AddStandingFields(bool is_tls, ResponseHead* head);

}  // namespace vanthu::gateway
