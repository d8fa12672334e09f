#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/platform/vocabulary/dispatch.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::connector {

// Where an inbox is made the agency's one inbox: the distribution service. Failures: INBOX_MOVED where another inbox is
// registered; else any that may pass. Threads: any.
class InboxRegistry {
 public:
  virtual ~InboxRegistry() = default;

  // True: deliveries of before were answered, and the inbox fills itself from them first.
  virtual absl::StatusOr<bool> Register(const AgencyId& agency, const InboxId& inbox) = 0;

  struct Received {
    std::string envelope;
    std::vector<ReceiptStatus> statuses;
  };
  struct Page {
    std::vector<Received> received;
    std::string next_token;  // empty: it is the last page
  };
  virtual absl::StatusOr<Page> ListReceived(const AgencyId& agency, const InboxId& inbox, const std::string& page_token) = 0;
};

}  // namespace vanthu::connector
