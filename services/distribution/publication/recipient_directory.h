#pragma once

#include <set>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::distribution {

// The agency that issues a dispatch.
struct Issuer {
  std::string display_name;
  bool has_external_register = false;
};

// What publishing asks of the directory service. Failures: UNAVAILABLE when it cannot be reached. Threads: any.
class RecipientDirectory {
 public:
  virtual ~RecipientDirectory() = default;
  // Which of the agencies receive through the broker, asked in one call; an agency the directory does not know receives nothing.
  virtual absl::StatusOr<std::set<AgencyId>> FindConnected(const std::set<AgencyId>& agencies) = 0;
  virtual absl::StatusOr<Issuer> FindIssuer(const AgencyId& agency) = 0;  // NOT_FOUND
  // Makes the public half of an issuer's envelope key known and gives the id it has there. Repeating it changes nothing.
  virtual absl::StatusOr<KeyId> PublishEnvelopeKey(const AgencyId& issuer, const crypto::PublicKey& key,
                                                   absl::Time valid_from) = 0;
};

}  // namespace vanthu::distribution
