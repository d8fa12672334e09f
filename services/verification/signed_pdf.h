#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/platform/crypto/certificate.h"
#include "services/platform/pdf/related_file.h"
#include "services/platform/status/cause.h"
#include "services/verification/manifest.h"
#include "services/verification/register_proof.h"

namespace vanthu::verification {

// What a signed dispatch is, the worst that was found. Its number is the command line's exit code.
enum class PdfVerdict {
  kGenuine = 0,
  kUnreadable = 10,        // no PDF, or too damaged to look at
  kNotSigned = 11,         // the signer's signature or the seal is missing
  kAlteredText = 12,       // what was signed is not what is there
  kAlteredSignature = 13,  // the signature itself does not hold
  kAppended = 14,          // something was added or changed after signing, a page for instance
  kWrongPerson = 15,       // signed by a key that is not trusted for it
  kKeyNotValid = 16,       // expired, not yet valid, revoked or not for signing, on that day
  kNotInRegister = 17,     // the register does not know the number
  kOtherDigest = 18,       // the register has another file under the number
  kUnverified = 19,        // it holds in itself; nobody said whom to trust
  kOtherAttachment = 20,   // a file beside it is none of those that were signed with it
};
std::string_view PdfVerdictWord(PdfVerdict verdict);  // "altered_text"
std::string_view PdfVerdictText(PdfVerdict verdict);  // Vietnamese
std::string_view PdfVerdictTextInEnglish(PdfVerdict verdict);

// Who may have signed. A certificate of an authority vouches for those that it issued; any other for itself alone.
enum class TrustedUse { kAny, kSigner, kSeal };
struct TrustedCertificate {
  crypto::Certificate certificate;
  TrustedUse use = TrustedUse::kAny;
  std::optional<absl::Time> revoked_at = std::nullopt;
};
struct PdfTrust {
  std::vector<TrustedCertificate> certificates;
  std::vector<crypto::Certificate> timestamp_authorities;
};

struct JudgedSignature {
  std::string field;  // "ChuKy"
  PdfVerdict verdict = PdfVerdict::kGenuine;
  status::Cause cause;                         // for who looks closer; empty where it is genuine
  crypto::Certificate signer;                  // without bytes where the signature cannot be read
  std::optional<crypto::Certificate> trusted;  // the pinned certificate that was relied on
  std::optional<absl::Time> at;                // claimed by the signer, or with level B-T by a trusted timestamp
  std::string level;                           // "B-B" or "B-T" (ETSI EN 319 142-1); empty: no PAdES baseline
};

struct PdfJudgement {
  PdfVerdict verdict = PdfVerdict::kGenuine;
  status::Cause cause;
  std::vector<JudgedSignature> signatures;  // oldest first
  int pages_added = 0;                      // after signing
  // The files beside it whose digests the signatures cover, since they stand in its metadata.
  std::vector<pdf::RelatedFile> attachments;

  std::string Level() const;  // the lowest of its signatures'; empty where one has none
};

// Whether the PDF is a dispatch as it was signed twice: structure, mathematics, people and days. Without any certificate in
// `trust` the best that it can be is kUnverified.
PdfJudgement JudgeSignedPdf(std::string_view pdf, const PdfTrust& trust);

// Whether the register has exactly this file under its number: kGenuine, kNotInRegister or kOtherDigest.
struct RegisterJudgement {
  PdfVerdict verdict = PdfVerdict::kGenuine;
  status::Cause cause;
};
RegisterJudgement JudgeAgainstRegister(std::string_view pdf, const Manifest& manifest, const RegisterProof& proof,
                                       const KnownLog& log);

}  // namespace vanthu::verification
