#pragma once

#include <filesystem>
#include <map>
#include <mutex>

#include "absl/status/statusor.h"
#include "services/distribution/publication/recipient_directory.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/vocabulary/clock.h"
#include "services/platform/vocabulary/identifier.h"
#include "services/platform/vocabulary/randomness.h"

namespace vanthu::distribution {

struct EnvelopeKey {
  KeyId id;
  crypto::SigningKey key;
};

// The issuers' envelope keys: one PEM file each, made when first needed. A key is given out only once the directory has its
// public half, so nothing is ever signed that a recipient could not verify. Threads: any. What it is given outlives it.
class EnvelopeKeyRing {
 public:
  EnvelopeKeyRing(std::filesystem::path folder, RecipientDirectory& directory, Clock& clock, Randomness& randomness);

  absl::StatusOr<EnvelopeKey> KeyOf(const AgencyId& issuer);

 private:
  const std::filesystem::path folder_;
  RecipientDirectory& directory_;
  Clock& clock_;
  Randomness& randomness_;
  std::mutex mutex_;  // guards published_
  std::map<AgencyId, EnvelopeKey> published_;
};

}  // namespace vanthu::distribution
