#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/verification/checkpoint.h"
#include "services/verification/signed_pdf.h"

namespace vanthu::cli {

// Whom a person trusts, as a text file: certificates in PEM (of signers, seals, authorities, timestamp services), and keys of
// register logs, one a line, as C2SP writes them: "<origin>+<key id>+<key>". Other lines are remarks.
struct TrustFile {
  verification::PdfTrust pdf;
  std::vector<verification::VerifierKey> logs;
};

// INVALID_FIELD where it holds neither.
absl::StatusOr<TrustFile> ReadTrustFile(std::string_view text);

}  // namespace vanthu::cli
