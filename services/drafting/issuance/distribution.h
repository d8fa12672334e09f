#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/drafting/draft/attachment.h"
#include "services/drafting/issuance/issuance.h"
#include "services/verification/recipient_list.h"

namespace vanthu::drafting {

// Reads a file from an offset, at most so many bytes; empty at its end.
using FileReader = std::function<absl::StatusOr<std::string>(int64_t offset, int64_t bytes_max)>;

// What step 10 hands over. The dispatch's id is the issuance's.
struct PublishOrder {
  Issuance issuance;
  Draft draft;
  std::vector<Attachment> attachments;
  verification::FrozenList recipients;
};

// What issuing asks of the distribution service. Every call may be repeated. Threads: any.
class Distribution {
 public:
  virtual ~Distribution() = default;
  virtual absl::StatusOr<std::vector<Digest>> FindMissingFiles(const AgencyId& issuer, const std::vector<Digest>& digests) = 0;
  virtual absl::Status UploadFile(const AgencyId& issuer, const Digest& digest, const FileReader& reader) = 0;
  virtual absl::Status Publish(const PublishOrder& order) = 0;
};

}  // namespace vanthu::drafting
