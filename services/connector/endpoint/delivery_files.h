#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "services/platform/vocabulary/digest.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::connector {

// A file is asked for by the name of the delivery that holds it.
struct DeliveryFile {
  std::string delivery;  // "agencies/{issuer}/dispatches/{dispatch}/deliveries/{delivery}"
  InboxId inbox;         // who asks
  Digest digest;
};

// Where the files of deliveries are read: the distribution service. Failures: INBOX_MOVED where another inbox is the agency's by
// now; FILE_MISSING and any other may pass. Threads: any.
class DeliveryFiles {
 public:
  virtual ~DeliveryFiles() = default;
  // Gives the bytes to `take` piece by piece; a failure of `take` ends it and is the result.
  virtual absl::Status Read(const DeliveryFile& file, const std::function<absl::Status(std::string_view)>& take) = 0;
};

}  // namespace vanthu::connector
