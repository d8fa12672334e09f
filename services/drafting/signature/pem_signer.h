#pragma once

#include <filesystem>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "services/drafting/signature/signer_at_hand.h"
#include "services/drafting/signature/signing_certificates.h"
#include "services/platform/crypto/certificate_maker.h"
#include "services/platform/vocabulary/randomness.h"

namespace vanthu::drafting {

// Signs with keys in PEM files of a folder: "<agency>.seal.pem", "<agency>.people.<person>.pem", each a private key and its
// certificate; no id has a dot, so no two parties share a file. On a sample installation it makes those that are missing,
// certified by an authority of its own ("sample-authority.pem"), and registers them in the directory; elsewhere it has those that
// an administrator put there. Threads: any.
class PemSigner : public SignerAtHand {
 public:
  PemSigner(std::filesystem::path folder, bool makes_keys, SigningCertificates& certificates, Randomness& randomness)
      : folder_(std::move(folder)), makes_keys_(makes_keys), certificates_(certificates), randomness_(randomness) {}

  absl::StatusOr<bool> Has(const SigningParty& party) override;
  absl::StatusOr<std::string> Sign(const SigningParty& party, const Digest& digest) override;

 private:
  absl::StatusOr<crypto::CertifiedKey> Authority();
  absl::StatusOr<crypto::CertifiedKey> KeyOf(const SigningParty& party);
  std::string PathOf(const SigningParty& party) const;

  const std::filesystem::path folder_;
  const bool makes_keys_;
  SigningCertificates& certificates_;
  Randomness& randomness_;
};

}  // namespace vanthu::drafting
