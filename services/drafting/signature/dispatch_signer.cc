#include "services/drafting/signature/dispatch_signer.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/drafting/limits.h"
#include "services/platform/crypto/cms_signature.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/crypto/timestamp.h"
#include "services/platform/pdf/document_finisher.h"
#include "services/platform/status/cause.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::drafting {
namespace {

using status::Reason;

absl::Status BadCms(status::Cause cause) { return status::CausedError(Reason::kBadCms, std::move(cause)); }

std::string LocalText(absl::Time at) { return absl::FormatTime("%H:%M %d/%m/%Y", at, absl::FixedTimeZone(7 * 3600)); }

// What the signature has to be in itself, whoever made it.
absl::Status JudgeCms(const crypto::CmsFacts& facts, const Preparation& preparation) {
  if (facts.signed_digest != preparation.digest)
    return BadCms({"chữ ký trên mã băm khác với mã băm đã chuẩn bị", "it is over another digest than the prepared one"});
  if (!facts.signature_holds)
    return BadCms({"giá trị chữ ký không khớp chứng thư", "its signature value does not fit its certificate"});
  if (!facts.names_certificate)
    return BadCms({"thiếu thuộc tính signing-certificate-v2, hoặc thuộc tính đó ghi chứng thư khác",
                   "the attribute signing-certificate-v2 is missing or names another certificate"});
  if (facts.has_signing_time)
    return BadCms({"có thuộc tính signing-time mà PAdES baseline không cho phép",
                   "it has the attribute signing-time, which PAdES baseline forbids"});
  return absl::OkStatus();
}

absl::Status WrongSigner(const crypto::Certificate& certificate, const SigningParty& party) {
  return status::Error(Reason::kWrongSigner, {{"value", certificate.common_name}, {"name", party.DisplayText()}});
}

}  // namespace

absl::Status DispatchSigner::JudgeMeans(const SigningParty& party) {
  const absl::Time now = parts_.clock.Now();
  ASSIGN_OR_RETURN(const std::vector<crypto::Certificate> valid, parts_.certificates.ValidAt(party, now));
  if (!valid.empty()) return parts_.pictures.Of(party).status();
  return status::Error(Reason::kNoSigningKey, {{"value", party.DisplayText()}, {"day", DayText(DayInVietnam(now))}});
}

absl::StatusOr<Preparation> DispatchSigner::Prepare(const SigningParty& party, const Attachment& pdf, int64_t ordinal) {
  ASSIGN_OR_RETURN(std::string bytes, parts_.files.ReadAll(pdf.digest, kPdfBytesMax));
  Preparation made{.ordinal = ordinal, .party = party, .prepared_at = parts_.clock.Now()};
  made.expires_at = ExpiryOf(parts_.calendar, made.prepared_at);
  const bool is_seal = party.role == SigningRole::kSeal;
  ASSIGN_OR_RETURN(std::string picture, parts_.pictures.Of(party));
  const pdf::SignaturePlan plan{.field = std::string(is_seal ? pdf::kSealField : pdf::kSignerField),
                                .name = party.full_name,
                                .reason = party.position,
                                .location = "",
                                .at = made.prepared_at,
                                .appearance = std::move(picture)};
  ASSIGN_OR_RETURN(pdf::PreparedSignature prepared, pdf::PrepareSignature(std::move(bytes), plan));
  made.range = prepared.range;
  made.digest = pdf::SignedDigest(prepared.pdf, prepared.range);
  ASSIGN_OR_RETURN(const files::StoredFile stored, parts_.files.Put(prepared.pdf));
  made.pdf = {pdf.file_name, stored.digest, stored.size_bytes};
  return made;
}

absl::StatusOr<DispatchSigner::Completed> DispatchSigner::Complete(const Preparation& preparation, std::string_view cms) {
  const absl::Time now = parts_.clock.Now();
  if (now >= preparation.expires_at) {
    return status::Error(Reason::kPreparationExpired,
                         {{"value", absl::StrCat(preparation.ordinal)}, {"day", LocalText(preparation.expires_at)}});
  }
  ASSIGN_OR_RETURN(const crypto::CmsFacts facts, crypto::ReadCms(cms));
  RETURN_IF_ERROR(JudgeCms(facts, preparation));
  ASSIGN_OR_RETURN(const auto on_file, parts_.certificates.ValidAt(preparation.party, now));
  const bool is_on_file = std::find(on_file.begin(), on_file.end(), facts.signer) != on_file.end();
  if (!is_on_file || !facts.signer.may_sign || !facts.signer.IsValidAt(now)) return WrongSigner(facts.signer, preparation.party);
  const Stamped stamped = WithLevel(cms, facts.signature_value);
  ASSIGN_OR_RETURN(std::string bytes, parts_.files.ReadAll(preparation.pdf.digest, kPdfBytesMax));
  RETURN_IF_ERROR(pdf::FillSignature(bytes, preparation.range, stamped.cms));
  ASSIGN_OR_RETURN(const files::StoredFile stored, parts_.files.Put(bytes));
  return Completed{{preparation.pdf.file_name, stored.digest, stored.size_bytes},
                   {.party = preparation.party,
                    .preparation = preparation.ordinal,
                    .signer = facts.signer.common_name,
                    .certificate = facts.signer.Fingerprint(),
                    .signed_at = stamped.at,
                    .level = stamped.level,
                    .shortfall = stamped.shortfall}};
}

// A dispatch does not wait for a timestamp: urgent ones would wait for a service that nobody here mends.
DispatchSigner::Stamped DispatchSigner::WithLevel(std::string_view cms, const std::string& signature_value) {
  Stamped plain{std::string(cms), "B-B", "", parts_.clock.Now()};
  if (parts_.timestamps == nullptr) return plain;
  const auto stamped = [&]() -> absl::StatusOr<Stamped> {
    const crypto::TimestampRequest request = crypto::MakeTimestampRequest(crypto::Sha256(signature_value), parts_.randomness);
    ASSIGN_OR_RETURN(const std::string answer, parts_.timestamps->Ask(request.der));
    ASSIGN_OR_RETURN(const crypto::Timestamp stamp, crypto::ReadTimestampResponse(answer, request));
    ASSIGN_OR_RETURN(std::string with, crypto::WithTimestamp(cms, stamp.token));
    return Stamped{std::move(with), "B-T", "", stamp.at};
  }();
  if (stamped.ok()) return *stamped;
  plain.shortfall = status::Text(stamped.status(), status::Language::kVietnamese);
  return plain;
}

}  // namespace vanthu::drafting
