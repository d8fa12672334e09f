#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/platform/crypto/certificate.h"
#include "services/platform/crypto/document_key.h"
#include "services/platform/vocabulary/digest.h"

namespace vanthu::crypto {

// A detached CAdES signature over content whose SHA-256 is `digest`, as PAdES baseline wants it (ETSI EN 319 122-1 §5, EN 319
// 142-1 §6.3): content type, message digest and signing-certificate-v2 are signed; the signing time is not an attribute, since
// the PDF states it. `chain`: certificates to travel with it, besides the signer's.
absl::StatusOr<std::string> SignDetached(const DocumentKey& key, const Certificate& signer, const std::vector<Certificate>& chain,
                                         const Digest& digest);

// What a CMS says and whether it holds in itself. Whom to trust is not its business.
struct CmsFacts {
  Certificate signer;
  std::vector<Certificate> others;
  std::optional<Digest> signed_digest;  // the message digest; none where it is not SHA-256
  bool signature_holds = false;         // the signed attributes are signed by the signer's key
  bool names_certificate = false;       // signing-certificate-v2 is of the signer's certificate (RFC 5035)
  bool has_signing_time = false;        // then it is no PAdES baseline
  std::string signature_value;          // what a timestamp is over
  std::string timestamp_token;          // DER (RFC 3161, Appendix A); empty: none
};

// BAD_CMS where it is no detached signature by exactly one signer whose certificate is in it.
absl::StatusOr<CmsFacts> ReadCms(std::string_view der);

// The same signature with the token as unsigned attribute: level B-T.
absl::StatusOr<std::string> WithTimestamp(std::string_view cms, std::string_view token);

}  // namespace vanthu::crypto
