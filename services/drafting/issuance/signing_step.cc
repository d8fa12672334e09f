#include "services/drafting/issuance/signing_step.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::drafting {
namespace {

using status::Reason;

constexpr size_t kSignatures = 2;

SigningParty SealOf(const Issuance& issuance) {
  return {.role = SigningRole::kSeal, .agency = issuance.name.agency, .full_name = issuance.issuer.display_name};
}

Waiting WaitingFor(const Preparation& preparation) {
  const std::string until = absl::FormatTime("%H:%M %d/%m/%Y", preparation.expires_at, absl::FixedTimeZone(7 * 3600));
  return Waiting::For(status::Error(Reason::kAwaitingSignature, {{"value", preparation.party.DisplayText()}, {"day", until}}));
}

bool WasCompleted(const Issuance& issuance, int64_t preparation) {
  const auto& done = issuance.signing.signatures;
  return std::any_of(done.begin(), done.end(), [&](const DoneSignature& one) { return one.preparation == preparation; });
}

}  // namespace

SigningParty NextParty(const Issuance& issuance) {
  return issuance.signing.signatures.empty() ? issuance.signing.signer : SealOf(issuance);
}

absl::Status SigningStep::JudgeMeans(const Issuance& issuance) {
  for (const SigningParty& party : {issuance.signing.signer, SealOf(issuance)}) {
    if (at_hand_ != nullptr) RETURN_IF_ERROR(at_hand_->Has(party).status());
    RETURN_IF_ERROR(signer_.JudgeMeans(party));
  }
  return absl::OkStatus();
}

absl::StatusOr<Issuance> SigningStep::Prepare(Issuance issuance) {
  SigningState& signing = issuance.signing;
  const SigningParty party = NextParty(issuance);
  ASSIGN_OR_RETURN(signing.preparation, signer_.Prepare(party, *issuance.pdf, signing.preparations + 1));
  if (at_hand_ != nullptr) {
    ASSIGN_OR_RETURN(signing.preparation->at_hand, at_hand_->Has(party));
  }
  ++signing.preparations;
  issuance.state = IssuanceState::kAwaitingSignature;
  issuance.waiting = WaitingFor(*signing.preparation);
  return issuance;
}

absl::StatusOr<Issuance> SigningStep::SignAtHand(Issuance issuance) {
  const Preparation preparation = *issuance.signing.preparation;
  if (at_hand_ == nullptr) {  // since the process started with another file
    issuance.signing.preparation->at_hand = false;
    issuance.waiting = WaitingFor(preparation);
    return issuance;
  }
  ASSIGN_OR_RETURN(const std::string cms, at_hand_->Sign(preparation.party, preparation.digest));
  auto completed = Complete(issuance, preparation.ordinal, cms);
  if (!status::Is(completed.status(), Reason::kPreparationExpired)) return completed;
  issuance.state = IssuanceState::kSigning;
  return issuance;
}

absl::StatusOr<Issuance> SigningStep::Complete(Issuance issuance, int64_t preparation, std::string_view cms) {
  if (WasCompleted(issuance, preparation)) return issuance;
  SigningState& signing = issuance.signing;
  if (issuance.state != IssuanceState::kAwaitingSignature) {
    return NotInState(Reason::kNotAwaitingSignature, issuance);
  }
  if (preparation != signing.preparation->ordinal) {
    return status::Error(Reason::kPreparationReplaced, {{"value", absl::StrCat(preparation)}});
  }
  ASSIGN_OR_RETURN(DispatchSigner::Completed completed, signer_.Complete(*signing.preparation, cms));
  issuance.pdf = std::move(completed.pdf);
  signing.signatures.push_back(std::move(completed.signature));
  signing.preparation.reset();
  issuance.state = signing.signatures.size() < kSignatures ? IssuanceState::kSigning : IssuanceState::kRecording;
  issuance.waiting = {};
  return issuance;
}

}  // namespace vanthu::drafting
