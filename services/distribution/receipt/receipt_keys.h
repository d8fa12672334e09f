#pragma once

#include <optional>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::distribution {

// A receipt key of a recipient, as the directory has it.
struct ReceiptKey {
  crypto::PublicKey key;
  absl::Time valid_from;
  std::optional<absl::Time> valid_until;
  std::optional<absl::Time> revoked_at;

  // What was signed in a key's time stays good after its end, unless it was revoked by then.
  bool IsGoodAt(absl::Time at) const {
    return valid_from <= at && (!valid_until || at < *valid_until) && (!revoked_at || at < *revoked_at);
  }
};

// Where the intake learns whose a signature is. Threads: any.
class ReceiptKeys {
 public:
  virtual ~ReceiptKeys() = default;
  // None where the directory, asked just now, has no receipt key of the agency with this id. UNAVAILABLE where it cannot be
  // asked.
  virtual absl::StatusOr<std::optional<ReceiptKey>> FindReceiptKey(const AgencyId& agency, const KeyId& id) = 0;
};

}  // namespace vanthu::distribution
