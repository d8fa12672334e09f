#include "services/verification/signed_pdf.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/platform/crypto/cms_signature.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/crypto/timestamp.h"
#include "services/platform/pdf/document_finisher.h"
#include "services/platform/pdf/signed_revisions.h"

namespace vanthu::verification {
namespace {

constexpr std::string_view kSubFilter = "ETSI.CAdES.detached";

struct Finding {
  PdfVerdict verdict;
  status::Cause cause;
};

TrustedUse UseOf(std::string_view field) { return field == pdf::kSealField ? TrustedUse::kSeal : TrustedUse::kSigner; }

std::optional<Finding> JudgeMathematics(std::string_view file, const pdf::SignatureInFile& signature,
                                        const absl::StatusOr<crypto::CmsFacts>& facts) {
  if (!signature.is_range_sound) return Finding{PdfVerdict::kAlteredSignature, signature.objection};
  if (!facts.ok()) return Finding{PdfVerdict::kAlteredSignature, status::CauseOf(facts.status())};
  if (!facts->signature_holds)
    return Finding{PdfVerdict::kAlteredSignature,
                   {"giá trị chữ ký không khớp chứng thư", "the signature value does not fit its certificate"}};
  if (facts->signed_digest != pdf::SignedDigest(file, signature.range)) {
    return Finding{PdfVerdict::kAlteredText, {"mã băm đã ký là của nội dung khác", "the signed digest is of another text"}};
  }
  if (!signature.objection.empty()) return Finding{PdfVerdict::kAppended, signature.objection};
  if (!facts->names_certificate) {
    return Finding{PdfVerdict::kAlteredSignature,
                   {"thiếu signing-certificate-v2, hoặc thuộc tính đó ghi chứng thư khác",
                    "signing-certificate-v2 is missing or names another certificate"}};
  }
  return std::nullopt;
}

// The trusted certificate that vouches for `signer` in this field, its own before an authority's.
const TrustedCertificate* WhoVouches(const crypto::Certificate& signer, TrustedUse use, const PdfTrust& trust) {
  const TrustedCertificate* found = nullptr;
  for (const TrustedCertificate& trusted : trust.certificates) {
    if (trusted.use != TrustedUse::kAny && trusted.use != use) continue;
    if (trusted.certificate == signer) return &trusted;
    if (found == nullptr && crypto::IsIssuedBy(signer, trusted.certificate)) found = &trusted;
  }
  return found;
}

std::optional<Finding> JudgePerson(const TrustedCertificate* vouching, JudgedSignature& judged) {
  const crypto::Certificate& signer = judged.signer;
  if (vouching == nullptr) {
    return Finding{PdfVerdict::kWrongPerson,
                   {absl::StrCat("khóa của ", signer.common_name, " không được tin cho chữ ký này"),
                    absl::StrCat("the key of ", signer.common_name, " is not trusted for this signature")}};
  }
  judged.trusted = vouching->certificate;
  if (!signer.may_sign)
    return Finding{
        PdfVerdict::kKeyNotValid,
        {"mục đích dùng khóa (key usage) của chứng thư không cho phép ký", "the certificate's key usage does not allow signing"}};
  if (!judged.at) return Finding{PdfVerdict::kKeyNotValid, {"chữ ký không ghi thời điểm", "the signature says no time"}};
  if (!signer.IsValidAt(*judged.at) || !vouching->certificate.IsValidAt(*judged.at)) {
    return Finding{PdfVerdict::kKeyNotValid,
                   {absl::StrCat("chứng thư không có hiệu lực lúc ", absl::FormatTime(*judged.at)),
                    absl::StrCat("the certificate was not valid at ", absl::FormatTime(*judged.at))}};
  }
  if (vouching->revoked_at && *vouching->revoked_at <= *judged.at)
    return Finding{PdfVerdict::kKeyNotValid, {"lúc đó chứng thư đã bị thu hồi", "it was revoked by then"}};
  return std::nullopt;
}

// Time and level. A timestamp that is not over this signature was put there by somebody else.
std::optional<Finding> JudgeTime(const pdf::SignatureInFile& signature, const crypto::CmsFacts& facts, const PdfTrust& trust,
                                 JudgedSignature& judged) {
  judged.at = signature.claimed_at;
  const bool is_baseline = signature.sub_filter == kSubFilter && !facts.has_signing_time && signature.claimed_at;
  judged.level = is_baseline ? "B-B" : "";
  if (facts.timestamp_token.empty()) return std::nullopt;
  const auto stamp =
      crypto::ReadTimestampToken(facts.timestamp_token, crypto::Sha256(facts.signature_value), trust.timestamp_authorities);
  if (!stamp.ok()) return Finding{PdfVerdict::kAlteredSignature, status::CauseOf(stamp.status())};
  if (is_baseline) judged.level = "B-T";
  if (stamp->is_trusted) judged.at = stamp->at;
  return std::nullopt;
}

JudgedSignature JudgeOne(std::string_view file, const pdf::SignatureInFile& signature, const PdfTrust& trust) {
  JudgedSignature judged{.field = signature.field};
  const auto facts = crypto::ReadCms(signature.cms);
  if (facts.ok()) judged.signer = facts->signer;
  std::optional<Finding> found = JudgeMathematics(file, signature, facts);
  if (!found) found = JudgeTime(signature, *facts, trust, judged);
  if (!found && trust.certificates.empty())
    found = Finding{PdfVerdict::kUnverified, {"chưa ghim chứng thư nào để tin theo", "no certificate was pinned"}};
  if (!found) found = JudgePerson(WhoVouches(judged.signer, UseOf(signature.field), trust), judged);
  if (found) {
    judged.verdict = found->verdict;
    judged.cause = std::move(found->cause);
  }
  return judged;
}

// First the person, then the agency, each once (Điều 5, 32: the seal is put on what is signed).
std::optional<Finding> JudgeFields(const std::vector<JudgedSignature>& signatures) {
  if (signatures.size() == 2 && signatures[0].field == pdf::kSignerField && signatures[1].field == pdf::kSealField) {
    if (signatures[0].signer == signatures[1].signer)
      return Finding{PdfVerdict::kWrongPerson,
                     {"một khóa vừa ký cho người ký, vừa ký cho cơ quan", "one key signed as person and as agency"}};
    return std::nullopt;
  }
  return Finding{PdfVerdict::kNotSigned,
                 {absl::StrCat("tệp có ", signatures.size(), " chữ ký, không phải của người ký rồi đến con dấu cơ quan"),
                  absl::StrCat("it has ", signatures.size(), " signatures, not the signer's and then the seal's")}};
}

status::Cause Appended(size_t bytes, int pages) {
  status::Cause cause = {absl::StrCat("có ", bytes, " byte nối thêm sau chữ ký cuối"),
                         absl::StrCat(bytes, " bytes were appended after the last signature")};
  if (pages > 0) {
    absl::StrAppend(&cause.vietnamese, ", trong đó thêm ", pages, " trang");
    absl::StrAppend(&cause.english, ", with ", pages, " pages more");
  }
  return cause;
}

// The worst is said first: what is altered explains what else is wrong.
void Worse(PdfJudgement& judgement, const Finding& found) {
  const auto rank = [](PdfVerdict verdict) { return verdict == PdfVerdict::kGenuine ? 1000 : static_cast<int>(verdict); };
  if (rank(found.verdict) >= rank(judgement.verdict)) return;
  judgement.verdict = found.verdict;
  judgement.cause = found.cause;
}

}  // namespace

std::string PdfJudgement::Level() const {
  const auto lowest = std::min_element(signatures.begin(), signatures.end(),
                                       [](const JudgedSignature& a, const JudgedSignature& b) { return a.level < b.level; });
  return lowest == signatures.end() ? "" : lowest->level;  // "" < "B-B" < "B-T"
}

PdfJudgement JudgeSignedPdf(std::string_view file, const PdfTrust& trust) {
  PdfJudgement judgement;
  const auto read = pdf::ReadSignedRevisions(file);
  if (!read.ok()) return {PdfVerdict::kUnreadable, status::CauseOf(read.status()), {}, 0, {}};
  judgement.attachments = pdf::ReadRelatedFiles(file);
  for (const pdf::SignatureInFile& signature : read->signatures) {
    judgement.signatures.push_back(JudgeOne(file, signature, trust));
    const JudgedSignature& judged = judgement.signatures.back();
    if (judged.verdict != PdfVerdict::kGenuine) Worse(judgement, {judged.verdict, judged.cause});
  }
  judgement.pages_added = read->pages - read->pages_signed;
  if (read->bytes_after_last > 0 && !read->signatures.empty()) {
    Worse(judgement, {PdfVerdict::kAppended, Appended(read->bytes_after_last, judgement.pages_added)});
  }
  if (const auto found = JudgeFields(judgement.signatures)) {
    if (judgement.verdict == PdfVerdict::kGenuine || judgement.verdict == PdfVerdict::kUnverified) Worse(judgement, *found);
  }
  return judgement;
}

RegisterJudgement JudgeAgainstRegister(std::string_view file, const Manifest& manifest, const RegisterProof& proof,
                                       const KnownLog& log) {
  const absl::Status known = JudgeRegisterProof(proof, manifest, log);
  if (!known.ok()) return {PdfVerdict::kNotInRegister, status::CauseOf(known)};
  if (crypto::Sha256(file) == manifest.pdf.digest) return {};
  return {PdfVerdict::kOtherDigest,
          {absl::StrCat("số ", manifest.number.Text(), " được cấp cho tệp ", manifest.pdf.digest.Hex()),
           absl::StrCat("number ", manifest.number.Text(), " was issued for the file ", manifest.pdf.digest.Hex())}};
}

}  // namespace vanthu::verification
