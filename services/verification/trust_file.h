#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/verification/checkpoint.h"
#include "services/verification/signed_pdf.h"

namespace vanthu::verification {

// Whom a person trusts, as a text file that people can read and put together by hand: certificates in PEM, of signers, seals,
// authorities and timestamp services, and keys of register logs, one a line, as C2SP writes them: "<origin>+<key id>+<key>". The
// lines "Use: signer", "Use: seal", "Use: timestamp" and "Revoked: 2025-03-04T02:30:00.000000Z" speak of the next certificate;
// one without a use may be any of them. Other lines are remarks.
struct TrustFile {
  PdfTrust pdf;
  std::vector<VerifierKey> logs;
};

// INVALID_FIELD where it holds neither, and where a line or a certificate in it cannot be read: what says who was revoked is not
// passed over.
absl::StatusOr<TrustFile> ReadTrustFile(std::string_view text);

// `remark` becomes the file's first lines.
std::string TrustFileText(const TrustFile& trust, std::string_view remark);

}  // namespace vanthu::verification
