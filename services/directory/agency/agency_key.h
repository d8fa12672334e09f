#pragma once

#include <optional>
#include <string>

#include "absl/time/time.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::directory {

// What a key signs; each use lives in exactly one service.
enum class KeyUse {
  kEnvelope = 1,   // distribution
  kReceipt = 2,    // connector
  kLog = 3,        // numbering
  kSignature = 4,  // drafting: a person's certificate
  kSeal = 5,       // drafting: the agency's certificate
};
inline bool HasCertificate(KeyUse use) { return use == KeyUse::kSignature || use == KeyUse::kSeal; }

// A public key of an agency. What was signed in its time stays verifiable, unless the key was revoked.
struct AgencyKey {
  AgencyId agency;
  KeyId id;
  KeyUse use = KeyUse::kEnvelope;
  crypto::PublicKey public_key;
  absl::Time valid_from;
  std::optional<absl::Time> valid_until;
  std::optional<absl::Time> revoked_at;
  std::string certificate = {};  // DER, for signatures and seals: then there is no public_key beside it
  std::string person = {};       // for signatures: "agencies/y/people/z", of this agency or a body that signs for it

  bool IsValidAt(absl::Time at) const { return !revoked_at && valid_from <= at && (!valid_until || at < *valid_until); }
};

}  // namespace vanthu::directory
