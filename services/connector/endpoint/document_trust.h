#pragma once

#include "absl/status/statusor.h"
#include "services/platform/vocabulary/identifier.h"
#include "services/verification/signed_pdf.h"

namespace vanthu::connector {

// Whose certificates may stand in an issuer's dispatches: the directory, asked anew each time. Failures: UNAVAILABLE where it
// cannot be asked. Threads: any.
class DocumentTrust {
 public:
  virtual ~DocumentTrust() = default;
  // The certificates of those who ever signed for the issuer, and of its seals.
  virtual absl::StatusOr<verification::PdfTrust> TrustFor(const AgencyId& issuer) = 0;
};

}  // namespace vanthu::connector
