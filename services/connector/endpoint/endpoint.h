#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "services/connector/endpoint/package.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::connector {

// An agency's own system, as far as it takes dispatches. Two kinds of answers are kept apart: "it is there, durable", and
// everything else. Guarantees: idempotent by the package's key, over restarts and restores of the connector; whole or not at all.
// Failures: ENDPOINT_MISSING where the endpoint is not there or is not the one it was (the connector waits, whatever happens, and
// never guesses); INVALID_FIELD and LIMIT_EXCEEDED where it refuses this package for good; DIGEST_MISMATCH where what it was
// given, or has written, is not what the package says: it takes none of it, and its files are fetched anew; anything else may
// pass, and holds up this package only. Threads: one at a time. A call may hang as long as the system behind it does.
class Endpoint {
 public:
  virtual ~Endpoint() = default;

  // The first time that this inbox uses the endpoint: gives the identity that it has, or a new one where there is nothing at all
  // yet.
  virtual absl::StatusOr<std::string> SetUp() = 0;

  // Gives where the endpoint has it, for people. `identity`: what SetUp gave.
  virtual absl::StatusOr<std::string> HandOver(const std::string& identity, const Package& package) = 0;
};

// The endpoints of the hosted agencies. Threads: any; each endpoint is used by one at a time.
class Endpoints {
 public:
  virtual ~Endpoints() = default;
  virtual Endpoint& Of(const AgencyId& agency) = 0;
};

}  // namespace vanthu::connector
