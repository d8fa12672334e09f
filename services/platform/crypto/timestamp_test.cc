#include "services/platform/crypto/timestamp.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "gtest/gtest.h"
#include "services/platform/crypto/certificate_maker.h"
#include "services/platform/crypto/cms_signature.h"
#include "services/platform/crypto/seeded_randomness.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/reason.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::crypto {
namespace {

absl::Time Day(int year) { return absl::FromCivil(absl::CivilDay(year, 1, 1), absl::UTCTimeZone()); }

// `openssl ts` as the service, so that our reading is judged against another's writing.
class TimestampTest : public testing::Test {
 protected:
  TimestampTest() {
    const DocumentKey key = DocumentKey::MakeP256(chance_);
    const CertificatePlan plan{CertificateUse::kTimestamps, "Dấu thời gian thử", "", Day(2020), Day(2040)};
    certificate_ = *MakeCertificate(plan, key, authority_, chance_);
    Write("tsa.key", key.Pem());
    Write("tsa.pem", PemOf(certificate_));
    Write("tsa.cnf",
          "[tsa]\ndefault_tsa=t\n[t]\nserial=serial\nsigner_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\n"
          "crypto_device=builtin\n");
    Write("serial", "01\n");
  }
  void Write(const char* name, const std::string& bytes) { std::ofstream(folder_.path() / name, std::ios::binary) << bytes; }
  std::string Answer(const TimestampRequest& request) {
    Write("request", request.der);
    const std::string command =
        "cd " + folder_.path().string() +
        " && openssl ts -reply -config tsa.cnf -section t -signer tsa.pem -inkey tsa.key -queryfile request "
        "-out answer 2>/dev/null";
    EXPECT_EQ(std::system(command.c_str()), 0);
    std::ostringstream bytes;
    bytes << std::ifstream(folder_.path() / "answer", std::ios::binary).rdbuf();
    return bytes.str();
  }

  support::TemporaryFolder folder_;
  SeededRandomness chance_{11};
  CertifiedKey authority_ =
      *MakeAuthority({CertificateUse::kAuthority, "CA mẫu", "", Day(2020), Day(2040)}, DocumentKey::MakeP256(chance_), chance_);
  Certificate certificate_;
  const Digest imprint_ = Sha256("signature value");
};

TEST_F(TimestampTest, IsReadFromTheServicesAnswer) {
  const TimestampRequest request = MakeTimestampRequest(imprint_, chance_);
  const auto stamp = ReadTimestampResponse(Answer(request), request);
  ASSERT_TRUE(stamp.ok()) << stamp.status();
  EXPECT_EQ(stamp->authority, certificate_);
  EXPECT_FALSE(stamp->is_trusted) << "nothing was pinned";
  EXPECT_TRUE(ReadTimestampToken(stamp->token, imprint_, {authority_.certificate})->is_trusted);
  EXPECT_TRUE(ReadTimestampToken(stamp->token, imprint_, {certificate_})->is_trusted);
}

TEST_F(TimestampTest, OfAnotherRequestOrImprintIsRefused) {
  const TimestampRequest request = MakeTimestampRequest(imprint_, chance_);
  const std::string answer = Answer(request);
  const TimestampRequest later = MakeTimestampRequest(imprint_, chance_);
  EXPECT_TRUE(status::Is(ReadTimestampResponse(answer, later).status(), status::Reason::kBadTimestamp));
  const auto stamp = ReadTimestampResponse(answer, request);
  ASSERT_TRUE(stamp.ok());
  EXPECT_TRUE(status::Is(ReadTimestampToken(stamp->token, Sha256("other"), {}).status(), status::Reason::kBadTimestamp));
}

TEST_F(TimestampTest, NoBitOfWhatItSignsMayTurn) {
  const TimestampRequest request = MakeTimestampRequest(imprint_, chance_);
  const std::string token = ReadTimestampResponse(Answer(request), request)->token;
  const size_t imprint_at = token.find(imprint_.Bytes());
  ASSERT_NE(imprint_at, std::string::npos);
  std::string turned = token;
  turned[imprint_at + 60] = static_cast<char>(turned[imprint_at + 60] ^ 1);  // in the serial number or the time
  EXPECT_FALSE(ReadTimestampToken(turned, imprint_, {}).ok());
}

TEST_F(TimestampTest, AnAnswerThatIsNoneSaysSo) {
  const TimestampRequest request = MakeTimestampRequest(imprint_, chance_);
  for (const std::string& bytes : {std::string(), std::string("<html>"), std::string(200'000, 'x')}) {
    EXPECT_TRUE(status::Is(ReadTimestampResponse(bytes, request).status(), status::Reason::kBadTimestamp));
  }
}

TEST_F(TimestampTest, MakesASignatureOneOfLevelT) {
  const DocumentKey key = DocumentKey::MakeP256(chance_);
  const Certificate signer =
      *MakeCertificate({CertificateUse::kDocuments, "Người Ký", "", Day(2024), Day(2028)}, key, authority_, chance_);
  const std::string cms = *SignDetached(key, signer, {}, Sha256("x"));
  const TimestampRequest request = MakeTimestampRequest(Sha256(ReadCms(cms)->signature_value), chance_);
  const auto stamp = ReadTimestampResponse(Answer(request), request);
  ASSERT_TRUE(stamp.ok()) << stamp.status();
  const auto stamped = ReadCms(*WithTimestamp(cms, stamp->token));
  ASSERT_TRUE(stamped.ok()) << stamped.status();
  EXPECT_TRUE(stamped->signature_holds);
  EXPECT_EQ(stamped->timestamp_token, stamp->token);
}

}  // namespace
}  // namespace vanthu::crypto
