#pragma once

#include <string>

#include "services/platform/crypto/certificate_maker.h"
#include "services/platform/crypto/seeded_randomness.h"
#include "services/verification/signed_pdf.h"

namespace vanthu::verification {

// For tests: an office with an authority, a signer and a seal, which signs PDFs of one page.
class SignedDispatch {
 public:
  SignedDispatch();

  crypto::CertifiedKey Key(const std::string& common_name, absl::Time from, absl::Time until);
  // The empty page.
  static std::string Page();
  std::string Sign(std::string pdf, const std::string& field, const crypto::CertifiedKey& key, absl::Time at);
  std::string Whole() { return Sign(Sign(Page(), "ChuKy", signer, kAt), "ConDau", seal, kAt); }
  PdfTrust Trust() const;

  static const absl::Time kAt;

  crypto::SeededRandomness chance{5};
  crypto::CertifiedKey authority;
  crypto::CertifiedKey signer;
  crypto::CertifiedKey seal;
};

}  // namespace vanthu::verification
