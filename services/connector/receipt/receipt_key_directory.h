#pragma once

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::connector {

// Where the public halves of receipt keys are made known. Guarantees: repeating a key changes nothing. Failures: any status; it
// is tried again. Threads: any.
class ReceiptKeyDirectory {
 public:
  virtual ~ReceiptKeyDirectory() = default;
  // Gives the id that the key has there.
  virtual absl::StatusOr<KeyId> PublishReceiptKey(const AgencyId& agency, const crypto::PublicKey& key,
                                                  absl::Time valid_from) = 0;
};

}  // namespace vanthu::connector
