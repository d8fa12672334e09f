#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/drafting/draft/draft.h"
#include "services/platform/vocabulary/digest.h"

namespace vanthu::drafting {

// A file that travels with a dispatch, stored by its digest.
struct Attachment {
  std::string file_name;
  Digest digest;
  int64_t size_bytes = 0;
  friend bool operator==(const Attachment&, const Attachment&) = default;
};

// What an approval names: SHA-256 over the draft's canonical JSON and the attachments in their order, so that neither can change
// after it.
Digest RevisionDigest(const Draft& content, const std::vector<Attachment>& attachments);

// How a revision's attachments stand in the store.
std::string AttachmentsJson(const std::vector<Attachment>& attachments);
absl::StatusOr<std::vector<Attachment>> AttachmentsFromJson(std::string_view json);

}  // namespace vanthu::drafting
