#pragma once

#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/drafting/signature/signing_task.h"
#include "services/platform/crypto/certificate.h"

namespace vanthu::drafting {

// The certificates of people and seals, as the directory has them. Failures: UNAVAILABLE where it cannot be asked. Threads: any.
class SigningCertificates {
 public:
  virtual ~SigningCertificates() = default;
  // Those with which the party may sign at that instant: of this person, or of the agency's seal, and not revoked.
  virtual absl::StatusOr<std::vector<crypto::Certificate>> ValidAt(const SigningParty& party, absl::Time at) = 0;
  // Registers one; repeating it changes nothing.
  virtual absl::Status Register(const SigningParty& party, const crypto::Certificate& certificate) = 0;
};

}  // namespace vanthu::drafting
