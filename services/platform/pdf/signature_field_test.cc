#include "services/platform/pdf/signature_field.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/platform/crypto/certificate_maker.h"
#include "services/platform/crypto/cms_signature.h"
#include "services/platform/crypto/seeded_randomness.h"
#include "services/platform/pdf/empty_form.h"
#include "services/platform/pdf/incremental_update.h"
#include "services/platform/pdf/signed_revisions.h"
#include "services/platform/status/reason.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::pdf {
namespace {

using testing::HasSubstr;

absl::Time Day(int year) { return absl::FromCivil(absl::CivilDay(year, 1, 1), absl::UTCTimeZone()); }

class SignatureFieldTest : public testing::Test {
 protected:
  std::string Signed(std::string pdf, const std::string& field, const std::string& appearance = "") {
    auto prepared = PrepareSignature(std::move(pdf), {field, "Nguyễn Thị Ký", "", "Sơn Thủy", Day(2025), appearance});
    EXPECT_TRUE(prepared.ok()) << prepared.status();
    const auto cms =
        crypto::SignDetached(key_, certificate_, {authority_.certificate}, SignedDigest(prepared->pdf, prepared->range));
    EXPECT_TRUE(FillSignature(prepared->pdf, prepared->range, *cms).ok());
    return prepared->pdf;
  }
  std::string Pdfsig(const std::string& pdf) {
    std::ofstream(folder_.path() / "a.pdf", std::ios::binary) << pdf;
    const std::string at = folder_.path().string();
    EXPECT_EQ(std::system(absl::StrCat("cd ", at, " && pdfsig -nocert a.pdf > out 2>&1").c_str()), 0);
    std::ostringstream out;
    out << std::ifstream(folder_.path() / "out").rdbuf();
    return out.str();
  }

  support::TemporaryFolder folder_;
  crypto::SeededRandomness chance_{3};
  crypto::CertifiedKey authority_ = *crypto::MakeAuthority(
      {crypto::CertificateUse::kAuthority, "CA mẫu", "", Day(2020), Day(2040)}, crypto::DocumentKey::MakeP256(chance_), chance_);
  crypto::DocumentKey key_ = crypto::DocumentKey::MakeP256(chance_);
  crypto::Certificate certificate_ = *crypto::MakeCertificate(
      {crypto::CertificateUse::kDocuments, "Nguyễn Thị Ký", "", Day(2024), Day(2028)}, key_, authority_, chance_);
};

TEST_F(SignatureFieldTest, IsSignedTwiceAndAnotherReaderCallsBothValid) {
  const std::string pdf = Signed(Signed(EmptyForm({"ChuKy", "ConDau"}), "ChuKy"), "ConDau");
  const std::string said = Pdfsig(pdf);
  EXPECT_THAT(said, HasSubstr("Signature #2:"));
  EXPECT_THAT(said, HasSubstr("Total document signed"));
  size_t valid = 0;
  for (size_t at = said.find("Signature is Valid"); at != std::string::npos; at = said.find("Signature is Valid", at + 1))
    ++valid;
  EXPECT_EQ(valid, 2U) << said;
}

TEST_F(SignatureFieldTest, IsReadBackWithoutObjection) {
  const std::string once = Signed(EmptyForm({"ChuKy", "ConDau"}), "ChuKy");
  const std::string twice = Signed(once, "ConDau", EmptyForm({}));
  const auto read = ReadSignedRevisions(twice);
  ASSERT_TRUE(read.ok()) << read.status();
  ASSERT_EQ(read->signatures.size(), 2U);
  EXPECT_EQ(read->bytes_after_last, 0U);
  for (const SignatureInFile& signature : read->signatures) {
    EXPECT_EQ(signature.objection.english, "") << signature.field;
    EXPECT_EQ(signature.claimed_at, Day(2025));
    EXPECT_EQ(signature.name, "Nguyễn Thị Ký");
    const auto facts = crypto::ReadCms(signature.cms);
    ASSERT_TRUE(facts.ok()) << facts.status();
    EXPECT_EQ(facts->signed_digest, SignedDigest(twice, signature.range));
  }
  EXPECT_EQ(read->signatures[0].field, "ChuKy");
  EXPECT_EQ(read->signatures[0].range.file_end, once.size());
  EXPECT_EQ(twice.substr(0, once.size()), once) << "what was signed was touched";
}

TEST_F(SignatureFieldTest, GivesTheSameBytesForTheSamePlan) {
  const SignaturePlan plan{"ChuKy", "Ký", "", "", Day(2025), EmptyForm({})};
  EXPECT_EQ(PrepareSignature(EmptyForm({"ChuKy"}), plan)->pdf, PrepareSignature(EmptyForm({"ChuKy"}), plan)->pdf);
}

TEST_F(SignatureFieldTest, RefusesWhatCannotBeSigned) {
  const std::string pdf = EmptyForm({"ChuKy"});
  const std::string once = Signed(pdf, "ChuKy");
  EXPECT_TRUE(status::Is(PrepareSignature(pdf, {"ConDau"}).status(), status::Reason::kBadPdf));
  EXPECT_TRUE(status::Is(PrepareSignature(once, {"ChuKy"}).status(), status::Reason::kBadPdf)) << "it is signed already";
  for (const std::string& bytes : {std::string(), std::string("%PDF-1.7"), pdf.substr(0, pdf.size() / 2)}) {
    EXPECT_TRUE(status::Is(PrepareSignature(bytes, {"ChuKy"}).status(), status::Reason::kBadPdf));
  }
  auto prepared = PrepareSignature(pdf, {"ChuKy"});
  const std::string large(20'000, 'x');
  EXPECT_TRUE(status::Is(FillSignature(prepared->pdf, prepared->range, large), status::Reason::kLimitExceeded));
}

TEST_F(SignatureFieldTest, SaysWhatAnotherRevisionChanged) {
  const std::string once = Signed(EmptyForm({"ChuKy", "ConDau"}), "ChuKy");
  // Another text for the page, hidden in the revision of the second signature.
  IncrementalUpdate update(once, *LastTrailer(once));
  update.Add(ContentObject(once), "<< /Length 0 >>\nstream\n\nendstream");
  const std::string changed = std::move(update).Finish();
  const auto after = ReadSignedRevisions(changed);
  ASSERT_TRUE(after.ok()) << after.status();
  EXPECT_GT(after->bytes_after_last, 0U);
  const auto twice = ReadSignedRevisions(Signed(changed, "ConDau"));
  ASSERT_TRUE(twice.ok()) << twice.status();
  EXPECT_EQ(twice->signatures[0].objection.english, "there are revisions that place no signature");
}

}  // namespace
}  // namespace vanthu::pdf
