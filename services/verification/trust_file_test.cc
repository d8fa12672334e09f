#include "services/verification/trust_file.h"

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/platform/status/reason.h"
#include "services/verification/golden.h"
#include "services/verification/signed_dispatch.h"

namespace vanthu::verification {
namespace {

using status::Reason;
using testing::SizeIs;

TEST(TrustFile, ComesBackAsItWasWritten) {
  const SignedDispatch office;
  TrustFile trust{.pdf = office.Trust(), .logs = {{"mau.example/t-so/1", golden::LogKey().public_key()}}};
  trust.pdf.certificates[0].revoked_at = SignedDispatch::kAt;
  trust.pdf.timestamp_authorities = {office.authority.certificate};
  const auto read = ReadTrustFile(TrustFileText(trust, "Lời ghi / remark\n"));
  ASSERT_TRUE(read.ok()) << read.status();
  ASSERT_THAT(read->pdf.certificates, SizeIs(2));
  EXPECT_EQ(read->pdf.certificates[0].use, TrustedUse::kSigner);
  EXPECT_EQ(read->pdf.certificates[0].revoked_at, SignedDispatch::kAt);
  EXPECT_EQ(read->pdf.certificates[1].certificate, office.seal.certificate);
  EXPECT_EQ(read->pdf.certificates[1].use, TrustedUse::kSeal);
  EXPECT_EQ(read->pdf.certificates[1].revoked_at, std::nullopt);
  ASSERT_THAT(read->pdf.timestamp_authorities, SizeIs(1));
  ASSERT_THAT(read->logs, SizeIs(1));
  EXPECT_EQ(read->logs[0].origin, "mau.example/t-so/1");
}

TEST(TrustFile, TakesCertificatesThatSayNothingForAnyUse) {
  const SignedDispatch office;
  const auto read = ReadTrustFile(absl::StrCat("tệp ghép bằng tay\r\n", crypto::PemOf(office.signer.certificate)));
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->pdf.certificates.front().use, TrustedUse::kAny);
  EXPECT_THAT(read->pdf.timestamp_authorities, SizeIs(1));
}

// A signer's certificate must not vouch for a seal, and one that was revoked not for anything later.
TEST(TrustFile, DecidesWhatASignatureIsTrustedFor) {
  SignedDispatch office;
  const std::string whole = office.Whole();
  const std::string signer = crypto::PemOf(office.signer.certificate), seal = crypto::PemOf(office.seal.certificate);
  const auto verdict = [&](const std::string& text) { return JudgeSignedPdf(whole, ReadTrustFile(text)->pdf).verdict; };
  EXPECT_EQ(verdict(absl::StrCat("Use: signer\n", signer, "Use: seal\n", seal)), PdfVerdict::kGenuine);
  EXPECT_EQ(verdict(absl::StrCat("Use: signer\n", signer, "Use: signer\n", seal)), PdfVerdict::kWrongPerson);
  EXPECT_EQ(verdict(absl::StrCat("Use: signer\nRevoked: 2025-01-01T00:00:00.000000Z\n", signer, seal)), PdfVerdict::kKeyNotValid);
}

TEST(TrustFile, PassesOverNothingThatItCannotRead) {
  const SignedDispatch office;
  const std::string pem = crypto::PemOf(office.signer.certificate);
  for (const std::string& text :
       {std::string(), std::string("nothing"), pem.substr(0, pem.size() / 2), absl::StrCat("Use: all\n", pem),
        absl::StrCat("Revoked: soon\n", pem), absl::StrCat("-----BEGIN CERTIFICATE-----\nAAAA\n", pem)}) {
    EXPECT_TRUE(status::Is(ReadTrustFile(text).status(), Reason::kInvalidField)) << text;
  }
}

}  // namespace
}  // namespace vanthu::verification
