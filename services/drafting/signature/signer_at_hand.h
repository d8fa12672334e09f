#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/drafting/signature/signing_task.h"

namespace vanthu::drafting {

// A signer that answers at once because its keys are within reach of this process. People with a token in a drawer are none:
// they prepare, sign elsewhere and complete. Threads: any.
class SignerAtHand {
 public:
  virtual ~SignerAtHand() = default;
  // Whether it signs for the party; false leaves it to the person.
  virtual absl::StatusOr<bool> Has(const SigningParty& party) = 0;
  // The CMS over content of that digest.
  virtual absl::StatusOr<std::string> Sign(const SigningParty& party, const Digest& digest) = 0;
};

}  // namespace vanthu::drafting
