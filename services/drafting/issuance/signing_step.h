#pragma once

#include <cstdint>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/drafting/issuance/issuance.h"
#include "services/drafting/signature/dispatch_signer.h"
#include "services/drafting/signature/signer_at_hand.h"

namespace vanthu::drafting {

// Step 8 in the saga: first the signer's signature, then the agency's seal, each prepared, signed somewhere and completed. Like
// every step it turns one stored state into the next and stores nothing of the saga itself. Threads: any.
class SigningStep {
 public:
  // `at_hand` may be null: then people sign. Both outlive it.
  SigningStep(DispatchSigner& signer, SignerAtHand* at_hand) : signer_(signer), at_hand_(at_hand) {}

  // For step 5, of signer and seal: NO_SIGNING_KEY, BAD_PICTURE.
  absl::Status JudgeMeans(const Issuance& issuance);

  // The next signature's preparation; an earlier one of it can no longer be completed.
  absl::StatusOr<Issuance> Prepare(Issuance issuance);
  // Lets the signer at hand sign what is prepared; prepares anew what has expired. Without one it waits for the person.
  absl::StatusOr<Issuance> SignAtHand(Issuance issuance);
  // A CMS from elsewhere. The one that was completed before is taken for the repeat that it is, whatever CMS comes with it.
  // NOT_AWAITING_SIGNATURE, PREPARATION_REPLACED, and what DispatchSigner refuses.
  absl::StatusOr<Issuance> Complete(Issuance issuance, int64_t preparation, std::string_view cms);

 private:
  DispatchSigner& signer_;
  SignerAtHand* const at_hand_;
};

// Whose signature comes next; the seal once the signer has signed.
SigningParty NextParty(const Issuance& issuance);

}  // namespace vanthu::drafting
