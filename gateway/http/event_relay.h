#pragma once

#include <memory>

#include "gateway/http/heartbeat.h"
#include "gateway/http/visit.h"

namespace vanthu::gateway {

// A server stream as server-sent events (WHATWG HTML, 9.2): each message is an event with JSON data; its id is what the reader of
// the last event names to go on behind it (HeaderFieldsOf), so nothing is lost when this gateway, or the way to it, goes away in
// between. A stream that ends for good says so with an event `end`, whose data is {} or the error; one that breaks off just
// closes, and the client comes back. One that comes back to a stream which has nothing more is told 204, at which browsers stop.
void RelayEvents(std::shared_ptr<Visit> visit, Heartbeat& heartbeat);

}  // namespace vanthu::gateway
