#include "services/verification/content_digest.h"

#include <string>

#include "absl/strings/str_format.h"
#include "services/platform/crypto/sha256.h"

namespace vanthu::verification {

Digest ContentDigest(const Manifest& manifest, const Recipient& recipient) {
  // The manifest's length stands before it: no manifest can be continued by a recipient's name.
  const std::string text = ManifestText(manifest);
  return crypto::Sha256(absl::StrFormat("vanthu/content/v1\n%d\n%s%s\n", text.size(), text, recipient.Name()));
}

}  // namespace vanthu::verification
