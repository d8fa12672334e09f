#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/crypto/certificate.h"
#include "services/platform/crypto/document_key.h"
#include "services/platform/vocabulary/randomness.h"

namespace vanthu::crypto {

enum class CertificateUse { kAuthority, kDocuments, kTimestamps };

struct CertificatePlan {
  CertificateUse use = CertificateUse::kDocuments;
  std::string common_name;
  std::string organization;  // may be empty
  absl::Time not_before;
  absl::Time not_after;
};

struct CertifiedKey {
  DocumentKey key;
  Certificate certificate;
};

// Certificates of our own making, for sample installations and tests: an office gets its own from its authority.
absl::StatusOr<CertifiedKey> MakeAuthority(const CertificatePlan& plan, const DocumentKey& key, Randomness& randomness);
absl::StatusOr<Certificate> MakeCertificate(const CertificatePlan& plan, const DocumentKey& subject,
                                            const CertifiedKey& authority, Randomness& randomness);

}  // namespace vanthu::crypto
