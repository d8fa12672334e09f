#include "services/platform/crypto/cms_signature.h"

#include <openssl/pem.h>
#include <openssl/rsa.h>

#include "gtest/gtest.h"
#include "services/platform/crypto/certificate_maker.h"
#include "services/platform/crypto/openssl_handle.h"
#include "services/platform/crypto/seeded_randomness.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/reason.h"

namespace vanthu::crypto {
namespace {

DocumentKey RsaKey() {
  const KeyHandle key(EVP_RSA_gen(2048));
  const BioHandle pem(BIO_new(BIO_s_mem()));
  PEM_write_bio_PKCS8PrivateKey(pem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  return *DocumentKey::FromPem(TextOf(pem.get()));
}

absl::Time Day(int year) { return absl::FromCivil(absl::CivilDay(year, 1, 1), absl::UTCTimeZone()); }

class Cms : public testing::Test {
 protected:
  CertifiedKey Authority(const char* name) {
    return *MakeAuthority({CertificateUse::kAuthority, name, "", Day(2020), Day(2040)}, DocumentKey::MakeP256(chance_), chance_);
  }
  CertifiedKey Signer(const DocumentKey& key) {
    return {key, *MakeCertificate({CertificateUse::kDocuments, "Nguyễn Thị Ký", "Sở Phát hành", Day(2024), Day(2028)}, key,
                                  authority_, chance_)};
  }

  SeededRandomness chance_{7};
  CertifiedKey authority_ = Authority("CA mẫu");
  const Digest digest_ = Sha256("văn bản");
};

TEST_F(Cms, HoldsForP256AndRsaAlike) {
  for (const DocumentKey& key : {DocumentKey::MakeP256(chance_), RsaKey()}) {
    const CertifiedKey signer = Signer(key);
    const auto der = SignDetached(key, signer.certificate, {authority_.certificate}, digest_);
    ASSERT_TRUE(der.ok()) << der.status();
    const auto facts = ReadCms(*der);
    ASSERT_TRUE(facts.ok()) << facts.status();
    EXPECT_TRUE(facts->signature_holds);
    EXPECT_TRUE(facts->names_certificate);
    EXPECT_FALSE(facts->has_signing_time);
    EXPECT_EQ(facts->signed_digest, digest_);
    EXPECT_EQ(facts->signer, signer.certificate);
    EXPECT_EQ(facts->signer.common_name, "Nguyễn Thị Ký");
    EXPECT_EQ(facts->others, std::vector{authority_.certificate});
  }
}

TEST_F(Cms, IsTheSameForTheSameRsaKey) {
  const DocumentKey key = RsaKey();
  const CertifiedKey signer = Signer(key);
  EXPECT_EQ(*SignDetached(key, signer.certificate, {}, digest_), *SignDetached(key, signer.certificate, {}, digest_));
}

TEST_F(Cms, NoBitOfTheSignedPartMayTurn) {
  const DocumentKey key = DocumentKey::MakeP256(chance_);
  const CertifiedKey signer = Signer(key);
  const std::string der = *SignDetached(key, signer.certificate, {}, digest_);
  int holding = 0;
  for (size_t at = 0; at < der.size(); at += 3) {
    std::string turned = der;
    turned[at] = static_cast<char>(turned[at] ^ 0x04);
    const auto facts = ReadCms(turned);
    if (!facts.ok() || !facts->signature_holds || facts->signed_digest != digest_ || !(facts->signer == signer.certificate))
      continue;
    ++holding;  // a bit that is neither signed nor part of the certificate: version numbers, tags of algorithm parameters
  }
  EXPECT_LT(holding, 12);
}

TEST_F(Cms, AnothersCertificateDoesNotFitTheKey) {
  const CertifiedKey mine = Signer(DocumentKey::MakeP256(chance_));
  const CertifiedKey other = Signer(DocumentKey::MakeP256(chance_));
  EXPECT_FALSE(SignDetached(mine.key, other.certificate, {}, digest_).ok());
}

TEST_F(Cms, WhatIsNoneIsRefusedWithItsCause) {
  for (const std::string& bytes : {std::string(), std::string("%PDF"), std::string(300'000, '0'), authority_.certificate.der}) {
    EXPECT_TRUE(status::Is(ReadCms(bytes).status(), status::Reason::kBadCms));
  }
}

TEST_F(Cms, CertificatesKnowTheirAuthority) {
  const CertifiedKey signer = Signer(DocumentKey::MakeP256(chance_));
  EXPECT_TRUE(IsIssuedBy(signer.certificate, authority_.certificate));
  EXPECT_FALSE(IsIssuedBy(signer.certificate, Authority("CA mẫu").certificate)) << "same name, another key";
  EXPECT_FALSE(IsIssuedBy(authority_.certificate, signer.certificate));
  EXPECT_TRUE(signer.certificate.may_sign);
  EXPECT_TRUE(authority_.certificate.is_authority);
  EXPECT_FALSE(authority_.certificate.may_sign);
  EXPECT_EQ(signer.certificate.not_after, Day(2028));
  EXPECT_EQ(CertificatesFromPem(PemOf(signer.certificate) + PemOf(authority_.certificate))->size(), 2U);
}

TEST_F(Cms, AKeyIsMadeOfChanceAloneAndComesBackFromPem) {
  SeededRandomness a(1), b(1);
  const DocumentKey key = DocumentKey::MakeP256(a);
  EXPECT_EQ(key.Pem(), DocumentKey::MakeP256(b).Pem());
  EXPECT_EQ(DocumentKey::FromPem(key.Pem())->Pem(), key.Pem());
  EXPECT_TRUE(status::Is(DocumentKey::FromPem("nothing").status(), status::Reason::kConfigInvalid));
}

}  // namespace
}  // namespace vanthu::crypto
