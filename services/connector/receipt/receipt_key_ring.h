#pragma once

#include <filesystem>
#include <map>
#include <mutex>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/connector/receipt/receipt_key_directory.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/vocabulary/identifier.h"
#include "services/platform/vocabulary/randomness.h"

namespace vanthu::connector {

struct ReceiptKey {
  KeyId id;
  crypto::SigningKey key;
};

// The hosted agencies' receipt keys: one PEM file each, made when first needed. A key is given out only once the directory has
// its public half, so nothing is signed that an issuer could not verify. Threads: any. What it is given outlives it.
class ReceiptKeyRing {
 public:
  ReceiptKeyRing(std::filesystem::path folder, ReceiptKeyDirectory& directory, Randomness& randomness);

  absl::StatusOr<ReceiptKey> KeyOf(const AgencyId& agency, absl::Time now);

 private:
  const std::filesystem::path folder_;
  ReceiptKeyDirectory& directory_;
  Randomness& randomness_;
  std::mutex mutex_;  // guards published_
  std::map<AgencyId, ReceiptKey> published_;
};

}  // namespace vanthu::connector
