#include "gateway/cli/verify_verb.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "CLI/App.hpp"
#include "CLI/Config.hpp"
#include "CLI/Formatter.hpp"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "services/verification/checkpoint.h"
#include "services/verification/golden.h"
#include "services/verification/signed_dispatch.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::cli {
namespace {

using testing::HasSubstr;
using verification::SignedDispatch;

class VerifyVerb : public testing::Test {
 protected:
  struct Outcome {
    int exit_code = 0;
    std::string out;
    std::string err;
  };
  static Outcome Verify(std::vector<std::string> arguments) {
    std::ostringstream out, err;
    Console console(out, err);
    CLI::App app;
    AddVerifyVerb(app, console);
    arguments.insert(arguments.begin(), "verify");
    std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back
    app.parse(arguments);
    return {console.exit_code(), out.str(), err.str()};
  }
  std::string FileWith(const std::string& name, const std::string& bytes) {
    std::ofstream(folder_.path() / name, std::ios::binary) << bytes;
    return (folder_.path() / name).string();
  }
  // A package as a recipient has it, of the golden manifest.
  std::string Package() {
    const verification::RegisterProof proof = verification::golden::Proof();
    FileWith("manifest.txt", verification::ManifestText(verification::golden::TheManifest()));
    FileWith("register-leaf.txt", proof.leaf);
    FileWith("register.tlog-proof", proof.proof);
    nlohmann::json json;
    std::string nonce;
    for (const unsigned char byte : proof.nonce) nonce += absl::StrCat(absl::Hex(byte, absl::kZeroPad2));
    json["register"] = {
        {"manifest", "manifest.txt"}, {"leaf", "register-leaf.txt"}, {"proof", "register.tlog-proof"}, {"nonce", nonce}};
    return FileWith("dispatch.json", json.dump());
  }
  static std::string LogKeyLine() {
    return verification::VerifierKeyText("mau.example/000-00-15-h53/1", verification::golden::LogKey().public_key()) + "\n";
  }

  support::TemporaryFolder folder_;
  SignedDispatch office_;
};

TEST_F(VerifyVerb, NamesThePinnedKey) {
  const std::string pdf = FileWith("a.pdf", office_.Whole());
  const std::string trust =
      FileWith("trust.pem", crypto::PemOf(office_.signer.certificate) + crypto::PemOf(office_.seal.certificate));
  const Outcome outcome = Verify({pdf, "--trust", trust});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.out;
  EXPECT_THAT(outcome.out, HasSubstr("Kết luận  đúng là văn bản đã ký"));
  EXPECT_THAT(outcome.out, HasSubstr("tin theo chứng thư đã ghim: Nguyễn Thị Ký, SHA-256 "));
  EXPECT_THAT(outcome.out, HasSubstr("PAdES B-B"));
  const auto json = nlohmann::json::parse(Verify({pdf, "--trust", trust, "--json"}).out);
  EXPECT_EQ(json["verdict"], "genuine");
  EXPECT_EQ(json["signatures"][1]["trusted"]["common_name"], "Sở Phát hành");
}

TEST_F(VerifyVerb, SaysWhatIsWrongByItsExitCode) {
  const std::string pdf = FileWith("a.pdf", office_.Whole() + "more");
  const std::string trust = FileWith("trust.pem", crypto::PemOf(office_.authority.certificate));
  EXPECT_EQ(Verify({pdf, "--trust", trust}).exit_code, static_cast<int>(verification::PdfVerdict::kAppended));
  EXPECT_EQ(Verify({FileWith("b.pdf", office_.Whole())}).exit_code, static_cast<int>(verification::PdfVerdict::kUnverified));
  EXPECT_EQ(Verify({(folder_.path() / "none.pdf").string()}).exit_code, kRefused);
  EXPECT_EQ(Verify({pdf, "--trust", FileWith("empty.pem", "nothing")}).exit_code, kRefused);
  EXPECT_THAT(Verify({pdf, "--trust", trust, "--lang", "en"}).out, HasSubstr("something was appended after signing"));
}

TEST_F(VerifyVerb, AsksTheRegister) {
  const std::string pdf = FileWith("a.pdf", office_.Whole());
  const std::string certificates = crypto::PemOf(office_.authority.certificate);
  const std::string trust = FileWith("trust.txt", certificates + LogKeyLine());
  const Outcome other = Verify({pdf, "--trust", trust, "--proof", Package()});
  EXPECT_EQ(other.exit_code, static_cast<int>(verification::PdfVerdict::kOtherDigest)) << other.out;
  EXPECT_THAT(other.out, HasSubstr("05/STTTT-BCXB"));
  const std::string without_log = FileWith("certificates.pem", certificates);
  EXPECT_EQ(Verify({pdf, "--trust", without_log, "--proof", Package()}).exit_code,
            static_cast<int>(verification::PdfVerdict::kUnverified));
  const auto foreign = crypto::SigningKey::FromSeed(std::string(32, 'f')).public_key();
  const std::string foreign_log =
      FileWith("foreign.txt", certificates + verification::VerifierKeyText("mau.example/000-00-15-h53/1", foreign) + "\n");
  EXPECT_EQ(Verify({pdf, "--trust", foreign_log, "--proof", Package()}).exit_code,
            static_cast<int>(verification::PdfVerdict::kNotInRegister));
}

}  // namespace
}  // namespace vanthu::cli
