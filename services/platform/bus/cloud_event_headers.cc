#include "services/platform/bus/cloud_event_headers.h"

#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::bus {

std::vector<Header> CloudEventHeaders(const CloudEvent& event) {
  std::vector<Header> headers = {
      {"ce_specversion", "1.0"},
      {"ce_id", event.id},
      {"ce_source", event.source},
      {"ce_type", event.type},
      {"ce_time", InstantText(event.time)},
      {"content-type", event.content_type},
  };
  if (!event.subject.empty()) headers.push_back({"ce_subject", event.subject});
  // Both names: the W3C draft's for tracers on Kafka, and CloudEvents' distributed tracing extension.
  if (!event.traceparent.empty()) {
    headers.push_back({"traceparent", event.traceparent});
    headers.push_back({"ce_traceparent", event.traceparent});
  }
  return headers;
}

}  // namespace vanthu::bus
