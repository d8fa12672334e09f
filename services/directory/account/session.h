#pragma once

#include "absl/time/time.h"
#include "services/platform/vocabulary/digest.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::directory {

// A person who is signed in. The secret itself is with them alone.
struct Session {
  Digest secret_digest;
  AccountId account;
  absl::Time started_at;
  absl::Time seen_at;
};

// Whether it is still open: neither too old nor too long unseen.
bool IsOpen(const Session& session, absl::Time now);

// Its absolute end.
absl::Time EndOf(const Session& session);

}  // namespace vanthu::directory
