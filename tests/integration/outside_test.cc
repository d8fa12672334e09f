#include <filesystem>
#include <fstream>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "services/directory/account/password_rule.h"
#include "services/verification/signed_dispatch.h"
#include "tests/integration/outside_program.h"
#include "vanthu/directory/v1/directory.grpc.pb.h"

namespace vanthu::integration {
namespace {

namespace fs = std::filesystem;

using ::testing::HasSubstr;

constexpr char kIssuerOfItsOwn[] = "t-n";  // keeps its register elsewhere

TEST_F(OutsideProgram, TakesNumbersFromNumberingAlone) {
  MakeStubs();
  const fs::path key = processes_.Path("token-key.pem");
  ASSERT_EQ(Run({"/usr/bin/env", "openssl"}, {"genpkey", "-algorithm", "ed25519", "-out", key}).exit_code, 0);
  ASSERT_EQ(
      Run({"/usr/bin/env", "openssl"}, {"pkey", "-in", key, "-pubout", "-out", processes_.Path("tls/token-keys.pem")}).exit_code,
      0);
  processes_.SetUp("numbering", {}, "books: [van-ban-di]\n");
  Start({"numbering"});
  const support::Ended taken = RunPython(
      "take_numbers.py", {"--numbering", processes_.AddressOf("numbering"), "--tls", processes_.Path("tls"), "--token-key", key,
                          "--installation", "thu-nghiem", "--agency", kIssuer, "--book", "van-ban-di", "--day", Today()});
  EXPECT_EQ(taken.exit_code, 0) << taken.output << Said({"numbering"});
  EXPECT_EQ(taken.output, "1 NUMBER_STATE_ISSUED \n2 NUMBER_STATE_VOIDED viết nhầm\n3 NUMBER_STATE_ISSUED \n");
  EXPECT_EQ(processes_.AuditFindings(), "");
}

TEST_F(OutsideProgram, TakesNumbersOverHttp) {
  Start({"directory", "numbering", "gateway"});
  const support::Ended taken = RunShell("take_numbers.sh", {Gateway(), absl::StrCat("accounts/", kIssuer, "-clerk"),
                                                            absl::StrCat("agencies/", kIssuer), "van-ban-di", Today()});
  EXPECT_EQ(taken.exit_code, 0) << taken.output << Said({"directory", "numbering", "gateway"});
  EXPECT_THAT(taken.output, HasSubstr("NUMBER_STATE_VOIDED"));
  EXPECT_THAT(taken.output, HasSubstr("NUMBER_STATE_ISSUED"));
  EXPECT_THAT(taken.output, HasSubstr("viết nhầm"));
  EXPECT_EQ(processes_.AuditFindings(), "");
}

// A signed PDF of an agency with a register of its own, whose certificates the directory was told.
class ExternalIssuer : public OutsideProgram {
 protected:
  void PublishCertificates() {
    const auto admin = processes_.As(kIssuerOfItsOwn, "admin");
    ASSERT_TRUE(admin.ok()) << admin.status();
    const auto directory = directory::v1::Directory::NewStub(processes_.ChannelTo("directory"));
    for (const auto* certified : {&signer_, &seal_}) {
      directory::v1::PublishKeyRequest request;
      directory::v1::Key& key = *request.mutable_key();
      key.set_name(absl::StrCat("agencies/", kIssuerOfItsOwn));
      key.set_use(certified == &seal_ ? directory::v1::KEY_USE_SEAL : directory::v1::KEY_USE_SIGNATURE);
      key.set_certificate(certified->certificate.der);
      if (certified == &signer_) key.set_person(absl::StrCat("agencies/", kIssuerOfItsOwn, "/people/a"));
      const auto published = rpc::CallUnary(*directory, &directory::v1::Directory::Stub::PublishKey, request, *admin);
      ASSERT_TRUE(published.ok()) << published.status();
    }
  }
  fs::path SignedPdf(const std::string& name) {
    return Write(name, office_.Sign(office_.Sign(office_.Page(), "ChuKy", signer_, now_), "ConDau", seal_, now_));
  }
  // The dispatch.json of each package that an agency was handed.
  std::vector<nlohmann::json> ReceivedBy(const std::string& agency) {
    std::vector<nlohmann::json> received;
    for (const auto& entry : fs::recursive_directory_iterator(processes_.Path("endpoints") / agency)) {
      if (entry.path().filename() != "dispatch.json") continue;
      std::ostringstream text;
      text << std::ifstream(entry.path()).rdbuf();
      received.push_back(nlohmann::json::parse(text.str()));
      EXPECT_FALSE(fs::exists(entry.path().parent_path() / "register.tlog-proof"));
    }
    return received;
  }
  void ExpectReceived(const std::string& number_text) {
    for (const char* agency : {"t-a", "t-c"}) {
      const std::vector<nlohmann::json> received = ReceivedBy(agency);
      ASSERT_EQ(received.size(), 1U) << agency;
      EXPECT_EQ(received[0]["number_text"], number_text);
      EXPECT_EQ(received[0]["register"]["provable"], false);
      EXPECT_THAT(std::string(received[0]["register"]["note_en"]), HasSubstr("not provable here"));
      EXPECT_EQ(received[0]["signatures"].size(), 2U);
    }
  }

  verification::SignedDispatch office_;
  const absl::Time now_ = runtime::SystemClock().Now();
  const crypto::CertifiedKey signer_ = office_.Key("Nguyễn Văn Ngoài", now_ - absl::Hours(24), now_ + absl::Hours(24 * 365));
  const crypto::CertifiedKey seal_ =
      office_.Key("Ủy ban nhân dân huyện Ngoài", now_ - absl::Hours(24), now_ + absl::Hours(24 * 365));
};

TEST_F(ExternalIssuer, HandsOverADispatch) {
  MakeStubs();
  Start({"directory", "distribution", "connector"});
  PublishCertificates();
  const support::Ended handed = RunPython("hand_over.py", {"--directory",     processes_.AddressOf("directory"),
                                                           "--distribution",  processes_.AddressOf("distribution"),
                                                           "--tls",           processes_.Path("tls"),
                                                           "--account",       "accounts/t-n-clerk",
                                                           "--password-file", Write("password", directory::kSamplePassword),
                                                           "--agency",        kIssuerOfItsOwn,
                                                           "--number",        "7",
                                                           "--notation",      "UBNDN-VP",
                                                           "--day",           Today(),
                                                           "--abstract",      "việc từ sổ ngoài",
                                                           "--pdf",           SignedPdf("07.pdf"),
                                                           "agencies/t-a",    "agencies/t-c"});
  EXPECT_EQ(handed.exit_code, 0) << handed.output << Said({"distribution", "connector"});
  ExpectReceived("07/UBNDN-VP");
}

TEST_F(ExternalIssuer, HandsOverADispatchOverHttp) {
  Start({"directory", "distribution", "connector", "gateway"});
  PublishCertificates();
  const support::Ended handed = RunShell("hand_over.sh", {Gateway(), "accounts/t-n-clerk", "agencies/t-n", "8", "UBNDN-VP",
                                                          Today(), SignedPdf("08.pdf"), "agencies/t-a", "agencies/t-c"});
  EXPECT_EQ(handed.exit_code, 0) << handed.output << Said({"distribution", "connector", "gateway"});
  ExpectReceived("08/UBNDN-VP");
}

}  // namespace
}  // namespace vanthu::integration
