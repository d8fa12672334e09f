#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::audit {

// One line of the audit: who did what to which thing, and how it ended. It stands in the commit of the change it tells of,
// success and refusal alike. `event` is a word of docs/audit-events.md, checked against the code.
struct Event {
  std::string event;  // "number.allocated"
  AgencyId agency;
  std::string actor;    // "accounts/x", "services/drafting"
  std::string subject;  // a resource name
  std::string outcome;  // "ok", or the name of a status::Reason
  std::string detail;   // one line for people; no contents of dispatches
  absl::Time at;
};

}  // namespace vanthu::audit
