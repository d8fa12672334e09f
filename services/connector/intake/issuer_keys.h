#pragma once

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::connector {

// A public key of an issuer, as the directory has it.
struct IssuerKey {
  crypto::PublicKey key;
  absl::Time valid_from;
  std::optional<absl::Time> valid_until;
  std::optional<absl::Time> revoked_at;

  bool IsRevokedAt(absl::Time at) const { return revoked_at && *revoked_at <= at; }
  bool IsGoodAt(absl::Time at) const { return valid_from <= at && (!valid_until || at < *valid_until) && !IsRevokedAt(at); }
};

// Where the intake learns whose a signature is: the directory, asked anew each time. Failures: UNAVAILABLE where it cannot be
// asked. Threads: any.
class IssuerKeys {
 public:
  virtual ~IssuerKeys() = default;
  // None where the directory has no envelope key of the agency with this id.
  virtual absl::StatusOr<std::optional<IssuerKey>> FindEnvelopeKey(const AgencyId& issuer, const KeyId& id) = 0;
  // Every key that the agency's register log was ever signed with.
  virtual absl::StatusOr<std::vector<IssuerKey>> ListLogKeys(const AgencyId& issuer) = 0;
  // Whether the agency keeps its register elsewhere, so that its numbers are not provable here.
  virtual absl::StatusOr<bool> HasExternalRegister(const AgencyId& issuer) = 0;
};

}  // namespace vanthu::connector
