#include "services/connector/endpoint/package_judge.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "services/connector/limits.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/verification/signed_pdf.h"

namespace vanthu::connector {

absl::Status PackageJudge::Judge(const Package& package) {
  ASSIGN_OR_RETURN(const verification::PdfTrust trust, trust_.TrustFor(package.delivery.issuer));
  ASSIGN_OR_RETURN(const std::string pdf, store_.ReadAll(package.files.front().digest, kPdfBytesMax));
  const verification::PdfJudgement judgement = verification::JudgeSignedPdf(pdf, trust);
  if (judgement.verdict == verification::PdfVerdict::kGenuine) return absl::OkStatus();
  if (judgement.verdict == verification::PdfVerdict::kUnverified) {
    const std::string issuer = absl::StrCat("agencies/", package.delivery.issuer.text());
    return status::Error(status::Reason::kUnknownKey, {{"value", "PDF"}, {"name", issuer}});
  }
  const std::string cause =
      absl::StrCat(std::string(verification::PdfVerdictText(judgement.verdict)), " (", judgement.cause, ")");
  return status::Error(status::Reason::kBadSignature, {{"name", package.manifest.number.Text()}, {"cause", cause}});
}

}  // namespace vanthu::connector
