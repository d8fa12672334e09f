#include "tests/benchmark/signed_pages.h"

#include <utility>

#include "absl/time/clock.h"
#include "services/drafting/signature/signature_picture.h"
#include "services/platform/crypto/cms_signature.h"
#include "services/platform/crypto/seeded_randomness.h"
#include "services/platform/pdf/document_finisher.h"
#include "services/platform/pdf/signature_field.h"
#include "services/platform/status/macros.h"

namespace vanthu::benchmark {
namespace {

crypto::CertifiedKey MakeKey(const std::string& name, const crypto::CertifiedKey* authority) {
  static crypto::SeededRandomness chance(2);
  const crypto::DocumentKey key = crypto::DocumentKey::MakeP256(chance);
  const absl::Time now = absl::Now();
  crypto::CertificatePlan plan{crypto::CertificateUse::kDocuments, name, "", now - absl::Hours(1), now + absl::Hours(24 * 365)};
  if (authority != nullptr) return {key, *crypto::MakeCertificate(plan, key, *authority, chance)};
  plan.use = crypto::CertificateUse::kAuthority;
  return *crypto::MakeAuthority(plan, key, chance);
}

}  // namespace

SignedPages::SignedPages(drafting::Draft draft, std::unique_ptr<drafting::PageSetter> setter)
    : draft_(std::move(draft)),
      setter_(std::move(setter)),
      authority_(MakeKey("CA", nullptr)),
      signer_(MakeKey("Người Ký", &authority_)),
      seal_(MakeKey("Cơ Quan", &authority_)) {}

absl::StatusOr<std::unique_ptr<SignedPages>> SignedPages::Open(drafting::Draft draft) {
  ASSIGN_OR_RETURN(auto setter, drafting::PageSetter::Open());
  return std::unique_ptr<SignedPages>(new SignedPages(std::move(draft), std::move(setter)));
}

absl::StatusOr<std::string> SignedPages::Make(int64_t number) {
  drafting::PageInput input{.draft = draft_,
                            .number = DispatchNumber{number, draft_.symbol.notation},
                            .day = absl::CivilDay(2026, 3, 2),
                            .names = {"ỦY BAN NHÂN DÂN TỈNH SƠN THỦY", "Sở Thông tin và Truyền thông", "Sơn Thủy"},
                            .made_at = absl::FromUnixSeconds(1'772'400'000)};
  ASSIGN_OR_RETURN(std::string pdf, setter_->SetPage(input));
  ASSIGN_OR_RETURN(pdf, Sign(std::move(pdf), pdf::kSignerField, signer_, drafting::SignaturePicture("Người Ký")));
  return Sign(std::move(pdf), pdf::kSealField, seal_, drafting::SealPicture("Cơ Quan"));
}

absl::StatusOr<std::string> SignedPages::Sign(std::string pdf, std::string_view field, const crypto::CertifiedKey& key,
                                              const std::string& appearance) {
  ASSIGN_OR_RETURN(pdf::PreparedSignature prepared, pdf::PrepareSignature(std::move(pdf), {.field = std::string(field),
                                                                                           .name = key.certificate.common_name,
                                                                                           .at = absl::Now(),
                                                                                           .appearance = appearance}));
  ASSIGN_OR_RETURN(const std::string cms, crypto::SignDetached(key.key, key.certificate, {authority_.certificate},
                                                               pdf::SignedDigest(prepared.pdf, prepared.range)));
  RETURN_IF_ERROR(pdf::FillSignature(prepared.pdf, prepared.range, cms));
  return std::move(prepared.pdf);
}

}  // namespace vanthu::benchmark
