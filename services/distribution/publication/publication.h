#pragma once

#include <map>
#include <string>

#include "absl/status/statusor.h"
#include "services/distribution/dispatch/dispatch.h"
#include "services/platform/vocabulary/dispatch.h"
#include "services/verification/manifest.h"
#include "services/verification/recipient_list.h"

namespace vanthu::distribution {

// What step 10 is asked to publish, as it came.
struct PublicationOrder {
  Dispatch dispatch;
  std::map<Recipient, std::string> display_names;  // on the day of issue
  std::string published_by = "services/drafting";  // for the audit
};

// The same, read and found to agree with itself: the manifest is of this dispatch, the list is the one that the manifest names.
struct Publication {
  PublicationOrder order;
  verification::Manifest manifest;
  verification::FrozenList recipients;
};

absl::StatusOr<Publication> ReadOrder(PublicationOrder order);

}  // namespace vanthu::distribution
