#pragma once

#include <string>

#include "services/distribution/delivery/delivery.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/digest.h"
#include "services/platform/vocabulary/dispatch.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::distribution {

// What a recipient answers, its envelope verified: signed by a receipt key of the recipient's agency.
struct Receipt {
  DeliveryName delivery;
  Recipient recipient;
  Digest content_digest;
  ReachedStatus reached;
  InboxId inbox;
};

// Why a record of the receipts' topic does not count. It is kept and alarmed here, not answered.
struct Quarantine {
  status::Reason reason = status::Reason::kInvalidField;
  std::string detail;  // one line, for people
};

}  // namespace vanthu::distribution
