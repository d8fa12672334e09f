#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/vocabulary/digest.h"

namespace vanthu::crypto {

// An X.509 certificate (RFC 5280): the bytes, and what of them is asked for. A value.
struct Certificate {
  std::string der;
  std::string common_name;   // of the subject
  std::string organization;  // of the subject; may be empty
  std::string issuer_name;   // the issuer's common name
  std::string serial;        // lower-case hexadecimal
  absl::Time not_before;
  absl::Time not_after;  // the last instant at which it is valid
  bool is_authority = false;
  bool may_sign = false;  // key usage: digitalSignature or nonRepudiation, or no usage stated

  bool IsValidAt(absl::Time at) const { return not_before <= at && at <= not_after; }
  Digest Fingerprint() const;  // SHA-256 of the DER
  friend bool operator==(const Certificate& a, const Certificate& b) { return a.der == b.der; }
};

// BAD_CERTIFICATE where the bytes are none.
absl::StatusOr<Certificate> ParseCertificate(std::string_view der);
// Every certificate of a PEM text, in its order; other blocks are passed over.
absl::StatusOr<std::vector<Certificate>> CertificatesFromPem(std::string_view pem);
std::string PemOf(const Certificate& certificate);

// Whether `authority` signed `certificate` and is named in it as its issuer. No validity is looked at.
bool IsIssuedBy(const Certificate& certificate, const Certificate& authority);

}  // namespace vanthu::crypto
