#include "services/drafting/signature/pem_signer.h"

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/platform/crypto/cms_signature.h"
#include "services/platform/crypto/key_file.h"
#include "services/platform/status/macros.h"
#include "services/platform/vocabulary/resource_name.h"

namespace vanthu::drafting {
namespace {

// Sample keys are valid from before every dispatch that somebody may try, and for longer than a sample lives.
absl::Time FirstInstant() { return absl::FromCivil(absl::CivilDay(2020, 1, 1), absl::UTCTimeZone()); }
absl::Time LastInstant() { return absl::FromCivil(absl::CivilDay(2045, 1, 1), absl::UTCTimeZone()); }

std::string PemOf(const crypto::CertifiedKey& key) { return key.key.Pem() + crypto::PemOf(key.certificate); }

absl::StatusOr<crypto::CertifiedKey> FromPem(const std::string& pem) {
  ASSIGN_OR_RETURN(crypto::DocumentKey key, crypto::DocumentKey::FromPem(pem));
  ASSIGN_OR_RETURN(std::vector<crypto::Certificate> certificates, crypto::CertificatesFromPem(pem));
  return crypto::CertifiedKey{std::move(key), std::move(certificates.front())};
}

}  // namespace

std::string PemSigner::PathOf(const SigningParty& party) const {
  const auto ids = IdsOf(party.person, {"agencies", "people"});
  const std::string name = ids.ok() ? absl::StrCat((*ids)[0], ".people.", (*ids)[1]) : absl::StrCat(party.agency.text(), ".seal");
  return (folder_ / absl::StrCat(name, ".pem")).string();
}

absl::StatusOr<crypto::CertifiedKey> PemSigner::Authority() {
  const auto make = [this]() -> absl::StatusOr<std::string> {
    ASSIGN_OR_RETURN(const crypto::CertifiedKey made,
                     crypto::MakeAuthority({.use = crypto::CertificateUse::kAuthority,
                                            .common_name = "Vanthu CA mẫu (sample)",
                                            .organization = "Không dùng để ký văn bản thật",
                                            .not_before = FirstInstant(),
                                            .not_after = LastInstant()},
                                           crypto::DocumentKey::MakeP256(randomness_), randomness_));
    return PemOf(made);
  };
  ASSIGN_OR_RETURN(const std::string pem,
                   crypto::LoadOrCreateSecret((folder_ / "sample-authority.pem").string(), make, randomness_));
  return FromPem(pem);
}

absl::StatusOr<crypto::CertifiedKey> PemSigner::KeyOf(const SigningParty& party) {
  const auto make = [&]() -> absl::StatusOr<std::string> {
    ASSIGN_OR_RETURN(const crypto::CertifiedKey authority, Authority());
    const crypto::DocumentKey key = crypto::DocumentKey::MakeP256(randomness_);
    ASSIGN_OR_RETURN(crypto::Certificate certificate, crypto::MakeCertificate({.use = crypto::CertificateUse::kDocuments,
                                                                               .common_name = party.full_name,
                                                                               .organization = party.agency.text(),
                                                                               .not_before = FirstInstant(),
                                                                               .not_after = LastInstant()},
                                                                              key, authority, randomness_));
    return absl::StrCat(PemOf({key, std::move(certificate)}), crypto::PemOf(authority.certificate));
  };
  ASSIGN_OR_RETURN(const std::string pem, crypto::LoadOrCreateSecret(PathOf(party), make, randomness_));
  return FromPem(pem);
}

absl::StatusOr<bool> PemSigner::Has(const SigningParty& party) {
  if (!makes_keys_) return crypto::IsThere(PathOf(party));
  ASSIGN_OR_RETURN(const crypto::CertifiedKey key, KeyOf(party));
  RETURN_IF_ERROR(certificates_.Register(party, key.certificate));
  return true;
}

absl::StatusOr<std::string> PemSigner::Sign(const SigningParty& party, const Digest& digest) {
  ASSIGN_OR_RETURN(const crypto::CertifiedKey key, KeyOf(party));
  std::vector<crypto::Certificate> chain;
  if (makes_keys_) {
    ASSIGN_OR_RETURN(const crypto::CertifiedKey authority, Authority());
    chain.push_back(authority.certificate);
  }
  return crypto::SignDetached(key.key, key.certificate, chain, digest);
}

}  // namespace vanthu::drafting
