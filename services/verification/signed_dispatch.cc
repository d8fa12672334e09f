#include "services/verification/signed_dispatch.h"

#include <cstdlib>
#include <utility>

#include "services/platform/crypto/cms_signature.h"
#include "services/platform/pdf/empty_form.h"
#include "services/platform/pdf/signature_field.h"

namespace vanthu::verification {
namespace {

absl::Time Day(int year) { return absl::FromCivil(absl::CivilDay(year, 1, 1), absl::UTCTimeZone()); }

}  // namespace

const absl::Time SignedDispatch::kAt = absl::FromCivil(absl::CivilSecond(2025, 3, 4, 2, 30, 0), absl::UTCTimeZone());

SignedDispatch::SignedDispatch()
    : authority(*crypto::MakeAuthority({crypto::CertificateUse::kAuthority, "CA mẫu", "", Day(2020), Day(2040)},
                                       crypto::DocumentKey::MakeP256(chance), chance)),
      signer(Key("Nguyễn Thị Ký", Day(2024), Day(2027))),
      seal(Key("Sở Phát hành", Day(2024), Day(2027))) {}

crypto::CertifiedKey SignedDispatch::Key(const std::string& common_name, absl::Time from, absl::Time until) {
  const crypto::DocumentKey key = crypto::DocumentKey::MakeP256(chance);
  return {key,
          *crypto::MakeCertificate({crypto::CertificateUse::kDocuments, common_name, "", from, until}, key, authority, chance)};
}

std::string SignedDispatch::Page() { return pdf::EmptyForm({"ChuKy", "ConDau"}); }

std::string SignedDispatch::Sign(std::string pdf, const std::string& field, const crypto::CertifiedKey& key, absl::Time at) {
  auto prepared = pdf::PrepareSignature(std::move(pdf), {field, key.certificate.common_name, "", "", at, ""});
  if (!prepared.ok()) std::abort();
  const auto cms =
      crypto::SignDetached(key.key, key.certificate, {authority.certificate}, pdf::SignedDigest(prepared->pdf, prepared->range));
  if (!cms.ok() || !pdf::FillSignature(prepared->pdf, prepared->range, *cms).ok()) std::abort();
  return std::move(prepared->pdf);
}

PdfTrust SignedDispatch::Trust() const {
  return {.certificates = {{signer.certificate, TrustedUse::kSigner}, {seal.certificate, TrustedUse::kSeal}}};
}

}  // namespace vanthu::verification
