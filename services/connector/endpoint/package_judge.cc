#include "services/connector/endpoint/package_judge.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/connector/limits.h"
#include "services/platform/status/cause.h"
#include "services/platform/status/macros.h"
#include "services/verification/signed_pdf.h"

namespace vanthu::connector {
namespace {

// The issuer's manifest and what its people signed speak of the same files. A PDF that names none was made elsewhere.
bool NamesTheSameFiles(const verification::PdfJudgement& judgement, const verification::Manifest& manifest) {
  if (judgement.attachments.empty()) return true;
  return std::equal(
      judgement.attachments.begin(), judgement.attachments.end(), manifest.attachments.begin(), manifest.attachments.end(),
      [](const pdf::RelatedFile& named, const verification::FileEntry& sent) { return named.digest == sent.digest; });
}

status::Cause CauseOf(const verification::PdfJudgement& judgement) {
  return {
      absl::StrCat(std::string(verification::PdfVerdictText(judgement.verdict)), " (", judgement.cause.vietnamese, ")"),
      absl::StrCat(std::string(verification::PdfVerdictTextInEnglish(judgement.verdict)), " (", judgement.cause.english, ")")};
}

}  // namespace

absl::Status PackageJudge::Judge(Package& package) {
  ASSIGN_OR_RETURN(const verification::PdfTrust trust, trust_.TrustFor(package.delivery.issuer));
  ASSIGN_OR_RETURN(const std::string pdf, store_.ReadAll(package.files.front().digest, kPdfBytesMax));
  verification::PdfJudgement judgement = verification::JudgeSignedPdf(pdf, trust);
  if (judgement.verdict == verification::PdfVerdict::kGenuine && !NamesTheSameFiles(judgement, package.manifest)) {
    judgement.verdict = verification::PdfVerdict::kOtherAttachment;
    judgement.cause = {"bản kê có tệp kèm khác với tệp PDF đã ký", "the manifest has other attachments than the signed PDF"};
  }
  if (judgement.verdict == verification::PdfVerdict::kGenuine) {
    TellSignatures(package, judgement);
    return absl::OkStatus();
  }
  if (judgement.verdict == verification::PdfVerdict::kUnverified) {
    const std::string issuer = absl::StrCat("agencies/", package.delivery.issuer.text());
    return status::Error(status::Reason::kNoTrustedCertificate, {{"value", package.manifest.number.Text()}, {"name", issuer}});
  }
  return status::CausedError(status::Reason::kBadSignature, CauseOf(judgement), {{"name", package.manifest.number.Text()}});
}

}  // namespace vanthu::connector
