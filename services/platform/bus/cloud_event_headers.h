#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "services/platform/bus/bus.h"

namespace vanthu::bus {

// A record as CloudEvents 1.0 sees it. `source` and `id` together name the event: a repeat keeps both.
struct CloudEvent {
  std::string id;
  std::string source;   // a URI reference: "/agencies/x"
  std::string type;     // reverse DNS: "vn.vanthu.dispatch.delivery.v1"
  std::string subject;  // empty: none
  absl::Time time;
  std::string content_type;  // of the record's value
  std::string traceparent;   // W3C Trace Context; empty: none
};

// The headers of the Kafka protocol binding in binary mode (CloudEvents 1.0.2, kafka-protocol-binding §3.2). They are for routing
// and for people; nothing of ours decides by them, since nobody has signed them.
std::vector<Header> CloudEventHeaders(const CloudEvent& event);

}  // namespace vanthu::bus
