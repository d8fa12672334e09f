#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "CLI/App.hpp"
#include "CLI/Config.hpp"
#include "CLI/Formatter.hpp"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "gateway/cli/verify_verb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/pdf/incremental_update.h"
#include "services/platform/pdf/signed_revisions.h"
#include "services/standalone/trust_export.h"
#include "services/verification/signed_pdf.h"
#include "tests/integration/installation.h"

namespace vanthu::integration {
namespace {

using testing::HasSubstr;
using verification::PdfVerdict;
using verification::TrustFile;

constexpr char kAttachment[] = "một tệp gửi kèm";

std::string ReadWhole(const std::filesystem::path& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return bytes.str();
}

// A page in a revision of its own, as a PDF editor adds it.
std::string WithAPageMore(const std::string& pdf) {
  const size_t type_at = pdf.find("/Type /Pages");
  const size_t object_at = pdf.rfind(" 0 obj", type_at);
  const int number = std::stoi(pdf.substr(pdf.rfind('\n', object_at) + 1));
  const size_t begin = pdf.find("<<", object_at);
  const std::string pages = pdf.substr(begin, pdf.find("endobj", begin) - begin);
  const std::string page = absl::StrCat("/Kids [ << /Type /Page /MediaBox [ 0 0 9 9 ] /Parent ", number, " 0 R >> ");
  pdf::IncrementalUpdate update(pdf, *pdf::LastTrailer(pdf));
  update.Add(number, absl::StrReplaceAll(pages, {{"/Count 1", "/Count 2"}, {"/Kids [", page}}));
  return std::move(update).Finish();
}

// What a recipient does with what lies in the folder: `vanthu verify`, and the trust file that came on another way.
class VerifyDelivered : public testing::Test {
 protected:
  VerifyDelivered() : house_(80) {
    EXPECT_TRUE(house_.Open().ok());
    first_ = Delivered("văn bản thứ nhất", 0);
    second_ = Delivered("văn bản thứ hai", 1);
    const auto trust =
        standalone::GatherTrust(house_.ChannelTo("directory"), "thu-nghiem", house_.disk(), house_.folder() / "numbering/log");
    EXPECT_TRUE(trust.ok()) << trust.status();
    trust_ = *trust;
  }

  struct Outcome {
    int exit_code = -1;
    std::string out;
  };
  Outcome Verify(const std::string& pdf, const TrustFile& trust, bool with_proof = true, const std::string& attachment = "") {
    const auto path = [&](const char* name, const std::string& bytes) {
      std::ofstream(house_.folder() / name, std::ios::binary) << bytes;
      return (house_.folder() / name).string();
    };
    std::vector<std::string> arguments = {"verify", path("judged.pdf", pdf), "--trust",
                                          path("trust.txt", verification::TrustFileText(trust, "# thử\n"))};
    if (with_proof) arguments.insert(arguments.end(), {"--proof", (first_ / "dispatch.json").string()});
    if (!attachment.empty()) arguments.insert(arguments.end(), {"--attachment", path("attached.txt", attachment)});
    std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back
    std::ostringstream out;
    cli::Console console(out, out);
    CLI::App app;
    cli::AddVerifyVerb(app, console);
    app.parse(arguments);
    return {console.exit_code(), out.str()};
  }
  void Expect(PdfVerdict verdict, const Outcome& outcome) {
    EXPECT_EQ(outcome.exit_code, static_cast<int>(verdict)) << outcome.out;
    EXPECT_THAT(outcome.out, HasSubstr(std::string(verification::PdfVerdictText(verdict))));
  }
  static std::string PdfIn(const std::filesystem::path& package) {
    const auto json = nlohmann::json::parse(ReadWhole(package / "dispatch.json"));
    return ReadWhole(package / json["files"][0]["name"].get<std::string>());
  }

  Installation house_;
  std::filesystem::path first_, second_;  // packages
  TrustFile trust_;

 private:
  std::filesystem::path Delivered(const std::string& abstract, size_t earlier) {
    auto draft = house_.CreateDraft(Installation::DispatchText(abstract), earlier == 0 ? "d1" : "d2");
    if (earlier == 0) draft = house_.Attach(*draft, "Phụ lục A & B.txt", kAttachment);
    EXPECT_TRUE(draft.ok() && house_.Approve(*draft).ok() && house_.Issue(draft->name()).ok()) << draft.status();
    house_.Settle(absl::Minutes(30));
    const auto inbox = house_.Inbox("t-a");
    EXPECT_EQ(inbox->size(), earlier + 1);
    return inbox->front().location();  // newest first
  }
};

TEST_F(VerifyDelivered, TellsTheGenuineOne) {
  const Outcome outcome = Verify(PdfIn(first_), trust_);
  Expect(PdfVerdict::kGenuine, outcome);
  EXPECT_THAT(outcome.out, HasSubstr("tin theo chứng thư đã ghim: Trần Văn Ký"));
  EXPECT_THAT(outcome.out, HasSubstr("tin theo chứng thư đã ghim: Sở Phát hành"));
  EXPECT_THAT(outcome.out, HasSubstr("PAdES B-B"));
  EXPECT_THAT(outcome.out, HasSubstr("Sổ        01/SPH-VP"));
  EXPECT_THAT(outcome.out, HasSubstr("thu-nghiem/t-so/1"));
}

// A file of its own is not changed by a signature; both signatures of the dispatch cover its digest (docs/adr/0006).
TEST_F(VerifyDelivered, TellsWhetherAFileBesideItWasSignedWithIt) {
  const Outcome with_it = Verify(PdfIn(first_), trust_, true, kAttachment);
  Expect(PdfVerdict::kGenuine, with_it);
  EXPECT_THAT(with_it.out, HasSubstr("đúng tệp đã được ký cùng văn bản: Phụ lục A & B.txt"));
  Expect(PdfVerdict::kOtherAttachment, Verify(PdfIn(first_), trust_, true, "một tệp khác"));
  Expect(PdfVerdict::kOtherAttachment, Verify(PdfIn(second_), trust_, false, kAttachment));
}

TEST_F(VerifyDelivered, TellsWhatWasDoneToTheFile) {
  const std::string pdf = PdfIn(first_);
  std::string text = pdf;
  const size_t content_at = text.find("stream\n") + 40;
  text[content_at] = static_cast<char>(text[content_at] ^ 1);
  Expect(PdfVerdict::kAlteredText, Verify(text, trust_));

  std::string signature = pdf;
  const size_t hex_at = pdf::ReadSignedRevisions(pdf)->signatures.back().range.hole_begin + 101;
  signature[hex_at] = signature[hex_at] == '0' ? '1' : '0';
  Expect(PdfVerdict::kAlteredSignature, Verify(signature, trust_));

  const Outcome appended = Verify(WithAPageMore(pdf), trust_);
  Expect(PdfVerdict::kAppended, appended);
  EXPECT_THAT(appended.out, HasSubstr("thêm 1 trang"));
}

TEST_F(VerifyDelivered, TellsWhoIsNotTrusted) {
  TrustFile only_seals = trust_;
  auto& certificates = only_seals.pdf.certificates;
  certificates.erase(std::remove_if(certificates.begin(), certificates.end(),
                                    [](const auto& one) { return one.use == verification::TrustedUse::kSigner; }),
                     certificates.end());
  Expect(PdfVerdict::kWrongPerson, Verify(PdfIn(first_), only_seals));

  TrustFile revoked = trust_;
  for (auto& one : revoked.pdf.certificates) one.revoked_at = house_.clock().Now() - absl::Hours(24);
  Expect(PdfVerdict::kKeyNotValid, Verify(PdfIn(first_), revoked));
  for (auto& one : revoked.pdf.certificates) one.revoked_at = house_.clock().Now() + absl::Hours(24);
  Expect(PdfVerdict::kGenuine, Verify(PdfIn(first_), revoked));
}

TEST_F(VerifyDelivered, TellsWhatTheRegisterSays) {
  TrustFile foreign = trust_;
  for (auto& log : foreign.logs) log.key = crypto::SigningKey::FromSeed(std::string(32, 'f')).public_key();
  Expect(PdfVerdict::kNotInRegister, Verify(PdfIn(first_), foreign));
  Expect(PdfVerdict::kOtherDigest, Verify(PdfIn(second_), trust_));
  Expect(PdfVerdict::kGenuine, Verify(PdfIn(second_), trust_, /*with_proof=*/false));
}

}  // namespace
}  // namespace vanthu::integration
