#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/directory/agency/agency_key.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/clock.h"

namespace vanthu::directory {

// The id that a public key has: the first characters of its digest, so that every service can tell it without asking.
KeyId KeyIdOf(const crypto::PublicKey& key);
KeyId KeyIdOf(const AgencyKey& key);  // of the certificate, where it has one

// Keeps the public halves of the agencies' keys. Threads: any.
class KeyPublisher {
 public:
  KeyPublisher(sql::Database& database, Clock& clock) : database_(database), clock_(clock) {}

  struct Publication {
    AgencyKey key;        // the id is made here
    std::string service;  // who publishes: "distribution"; empty: an administrator
    std::string actor;
  };
  // Repeating it gives the key as it was published first. PERMISSION_DENIED where the use is not the service's; NOT_FOUND for an
  // unknown agency or person; INVALID_FIELD where the same key was published for another use, or is no Ed25519 key;
  // BAD_CERTIFICATE. What has a certificate is valid as long as that.
  absl::StatusOr<AgencyKey> Publish(Publication publication);

  absl::StatusOr<AgencyKey> Get(const AgencyId& agency, const KeyId& id);
  // Those valid at an instant; of every use where none is given, of all times where no instant is.
  absl::StatusOr<std::vector<AgencyKey>> List(const AgencyId& agency, std::optional<KeyUse> use, std::optional<absl::Time> at);

 private:
  sql::Database& database_;
  Clock& clock_;
};

}  // namespace vanthu::directory
