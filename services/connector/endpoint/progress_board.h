#pragma once

#include <vector>

#include "absl/status/status.h"
#include "services/connector/intake/inbox_entry.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::connector {

// Where people of the issuer see how far a delivery is: the distribution service. It decides nothing there. Failures:
// INBOX_MOVED; any other may pass. Threads: any.
class ProgressBoard {
 public:
  virtual ~ProgressBoard() = default;
  virtual absl::Status Report(const AgencyId& agency, const InboxId& inbox, const std::vector<InboxEntry>& entries) = 0;
};

}  // namespace vanthu::connector
