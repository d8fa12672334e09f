#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/crypto/certificate.h"
#include "services/platform/crypto/document_key.h"
#include "services/platform/vocabulary/randomness.h"

namespace vanthu::crypto {

enum class CertificateUse { kAuthority, kDocuments, kTimestamps, kProcesses };

struct CertificatePlan {
  CertificateUse use = CertificateUse::kDocuments;
  std::string common_name;
  std::string organization;  // may be empty
  absl::Time not_before;
  absl::Time not_after;
  std::vector<std::string> alternative_names = {};  // "DNS:numbering", "IP:127.0.0.1": by what a process is reached
  std::string unit = {};                            // of the organization; may be empty
};

struct CertifiedKey {
  DocumentKey key;
  Certificate certificate;
};

// Certificates of our own making, for sample installations, tests and processes: an office gets those of its people and its seal
// from its authority.
absl::StatusOr<CertifiedKey> MakeAuthority(const CertificatePlan& plan, const DocumentKey& key, Randomness& randomness);
absl::StatusOr<Certificate> MakeCertificate(const CertificatePlan& plan, const DocumentKey& subject,
                                            const CertifiedKey& authority, Randomness& randomness);

// Whether `key` is the private half of the certificate's.
bool IsKeyOf(const DocumentKey& key, const Certificate& certificate);

}  // namespace vanthu::crypto
