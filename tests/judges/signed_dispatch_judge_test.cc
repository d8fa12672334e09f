#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/drafting/layout/page_setter.h"
#include "services/drafting/layout/sample_pages.h"
#include "services/drafting/layout/sample_picture.h"
#include "services/drafting/signature/dispatch_signer.h"
#include "services/drafting/signature/http_timestamp_service.h"
#include "services/drafting/signature/pem_signer.h"
#include "services/platform/calendar/vietnam_calendar.h"
#include "services/platform/crypto/seeded_randomness.h"
#include "services/platform/files/disk.h"
#include "services/platform/pdf/signed_revisions.h"
#include "tests/judges/java_judges.h"
#include "tests/judges/judge_process.h"
#include "tests/judges/python_judges.h"
#include "tests/support/engines_required.h"
#include "tests/support/set_clock.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/timestamp_authority.h"

namespace vanthu::judges {
namespace {

namespace fs = std::filesystem;

using drafting::SigningParty;
using drafting::SigningRole;
using testing::HasSubstr;
using testing::Not;

size_t CountOf(const std::string& text, const std::string& part) {
  size_t count = 0;
  for (size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

class NoDirectory : public drafting::SigningCertificates {
 public:
  absl::StatusOr<std::vector<crypto::Certificate>> ValidAt(const SigningParty& party, absl::Time) override {
    return of_[party.Name()];
  }
  absl::Status Register(const SigningParty& party, const crypto::Certificate& certificate) override {
    of_[party.Name()] = {certificate};
    return absl::OkStatus();
  }

 private:
  std::map<std::string, std::vector<crypto::Certificate>> of_;
};

// A page as it is set, signed twice by our own code with sample keys, before the readers and validators of others.
class SignedDispatchJudge : public testing::Test {
 protected:
  SignedDispatchJudge() { WriteTrust(); }

  void Write(const std::string& name, const std::string& bytes) {
    std::ofstream(folder_.path() / name, std::ios::binary) << bytes;
  }
  std::string PathOf(const std::string& name) { return (folder_.path() / name).string(); }

  // The authorities whom a validator is told to trust, and a revocation list of each.
  void WriteTrust() {
    EXPECT_TRUE(pem_.Has(seal_).ok());
    const std::string at = folder_.path().string();
    Write("tsa-authority.pem", authority_.authority().key.Pem() + crypto::PemOf(authority_.authority().certificate));
    for (const char* name : {"sample-authority", "tsa-authority"}) {
      Write("index.txt", "");
      Write("ca.cnf", "[ca]\ndefault_ca=c\n[c]\ndatabase=index.txt\ndefault_md=sha256\ndefault_crl_days=30\n");
      const auto [code, output] = judges::Run(absl::StrCat(
          "cd ", at, " && openssl x509 -in ", name, ".pem >> authorities.pem && openssl ca -config ca.cnf -gencrl -keyfile ",
          name, ".pem -cert ", name, ".pem >> crls.pem"));
      EXPECT_EQ(code, 0) << output;
    }
  }

  std::string Sign(const std::string& name, drafting::TimestampService* timestamps) {
    static const auto setter = drafting::PageSetter::Open();
    const auto page = (*setter)->SetPage(drafting::SamplePage(name));
    EXPECT_TRUE(page.ok()) << page.status();
    drafting::DispatchSigner signer({files_, directory_, pictures_, timestamps, calendar_, clock_, chance_});
    auto stored = files_.Put(*page);
    drafting::Attachment pdf{name + ".pdf", stored->digest, stored->size_bytes};
    for (const SigningParty& party : {person_, seal_}) {
      EXPECT_TRUE(pem_.Has(party).ok());
      const auto made = signer.Prepare(party, pdf, 1);
      EXPECT_TRUE(made.ok()) << made.status();
      auto done = signer.Complete(*made, *pem_.Sign(party, made->digest));
      EXPECT_TRUE(done.ok()) << done.status();
      EXPECT_EQ(done->signature.level, timestamps == nullptr ? "B-B" : "B-T") << done->signature.shortfall;
      pdf = done->pdf;
    }
    Write(name + ".pdf", *files_.ReadAll(pdf.digest, int64_t{1} << 30));
    return PathOf(name + ".pdf");
  }

  // PNGs of an office's own, with their transparency, instead of drawn ones.
  void PutOwnPictures() {
    std::filesystem::create_directories(folder_.path() / "pictures/t-so/people");
    Write("pictures/t-so/people/a.png", drafting::SamplePicturePng(CAIRO_FORMAT_ARGB32, 500, 280));
    Write("pictures/t-so/seal.png", drafting::SamplePicturePng(CAIRO_FORMAT_ARGB32, 400, 400, drafting::kRedInk));
  }

  support::TemporaryFolder folder_;
  support::SetClock clock_{absl::Now()};
  crypto::SeededRandomness chance_{19};
  std::unique_ptr<files::Disk> disk_ = files::MakeSystemDisk();
  files::ContentStore files_{*disk_, chance_, folder_.path() / "files"};
  const calendar::WorkingCalendar calendar_ = calendar::VietnamCalendar();
  NoDirectory directory_;
  drafting::OfficePictures pictures_{*disk_, folder_.path() / "pictures", true};
  drafting::PemSigner pem_{folder_.path(), true, directory_, chance_};
  support::TimestampAuthority authority_;
  drafting::HttpTimestampService timestamps_{authority_.url()};
  const SigningParty person_{SigningRole::kSigner, AgencyId::Trusted("t-so"), "agencies/t-so/people/a", "Trần Văn Ký",
                             "GIÁM ĐỐC"};
  const SigningParty seal_{SigningRole::kSeal, AgencyId::Trusted("t-so"), "", "Sở Phát hành", ""};
};

TEST_F(SignedDispatchJudge, PdfsigCallsBothValidAndTheWholeFileSigned) {
  const auto [code, output] = judges::Run(absl::StrCat("pdfsig -nocert ", Sign("letter", nullptr)));
  EXPECT_EQ(code, 0) << output;
  EXPECT_EQ(CountOf(output, "Signature is Valid"), 2U) << output;
  EXPECT_THAT(output, HasSubstr("Total document signed"));
  EXPECT_THAT(output, HasSubstr("ETSI.CAdES.detached"));
}

TEST_F(SignedDispatchJudge, OpensslVerifiesEachCms) {
  const std::string path = Sign("letter", nullptr);
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  const std::string pdf = bytes.str();
  const auto read = pdf::ReadSignedRevisions(pdf);
  ASSERT_EQ(read->signatures.size(), 2U);
  for (const pdf::SignatureInFile& signature : read->signatures) {
    Write("content", pdf.substr(0, signature.range.hole_begin) +
                         pdf.substr(signature.range.hole_end, signature.range.file_end - signature.range.hole_end));
    Write("cms", signature.cms);
    const auto [code, output] = judges::Run(absl::StrCat(
        "cd ", folder_.path().string(),
        " && openssl cms -verify -cades -binary -inform DER -in cms -content content -CAfile authorities.pem -out /dev/null"));
    EXPECT_EQ(code, 0) << output;
    EXPECT_THAT(output, HasSubstr("successful"));
  }
}

TEST_F(SignedDispatchJudge, DssCallsBothTotalPassedAtTheirLevel) {
  const std::string plain = Sign("letter", nullptr);
  const auto verdict = AskJava({"dss", PathOf("authorities.pem"), PathOf("crls.pem"), plain});
  VANTHU_SKIP_WITHOUT(verdict, "DSS");
  EXPECT_TRUE(verdict->good) << verdict->said;
  EXPECT_EQ(CountOf(verdict->said, "TOTAL_PASSED PAdES-BASELINE-B "), 2U) << verdict->said;

  PutOwnPictures();
  const auto stamped = AskJava({"dss", PathOf("authorities.pem"), PathOf("crls.pem"), Sign("report", &timestamps_)});
  ASSERT_TRUE(stamped.ok());
  EXPECT_TRUE(stamped->good) << stamped->said;
  EXPECT_EQ(CountOf(stamped->said, "TOTAL_PASSED PAdES-BASELINE-T "), 2U) << stamped->said;
}

TEST_F(SignedDispatchJudge, DssFindsWhatWasAltered) {
  const std::string path = Sign("letter", nullptr);
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  std::string pdf = bytes.str();
  const size_t at = pdf.find("/Title");
  ASSERT_NE(at, std::string::npos);
  pdf[at + 1] = 'S';
  Write("altered.pdf", pdf);
  const auto verdict = AskJava({"dss", PathOf("authorities.pem"), PathOf("crls.pem"), PathOf("altered.pdf")});
  VANTHU_SKIP_WITHOUT(verdict, "DSS");
  EXPECT_FALSE(verdict->good) << verdict->said;
  EXPECT_THAT(verdict->said, Not(HasSubstr("TOTAL_PASSED")));
}

TEST_F(SignedDispatchJudge, PyhankoCallsBothIntactAndTrusted) {
  for (const std::string& path : {Sign("letter", nullptr), Sign("report", &timestamps_)}) {
    const auto verdict = AskPython({"pyhanko_judge.py", PathOf("authorities.pem"), path});
    VANTHU_SKIP_WITHOUT(verdict, "pyHanko");
    EXPECT_TRUE(verdict->good) << verdict->said;
    EXPECT_EQ(CountOf(verdict->said, "intact valid trusted"), 2U) << verdict->said;
  }
}

TEST_F(SignedDispatchJudge, VerapdfPassesTheSignedFiles) {
  std::vector<std::string> files;
  for (const char* name : {"letter", "decision"}) files.push_back(Sign(name, nullptr));
  PutOwnPictures();
  for (const char* name : {"report", "bien-ban", "hop-dong", "everything"}) files.push_back(Sign(name, &timestamps_));
  for (const char* flavour : {"2a", "ua1"}) {
    std::vector<std::string> arguments = {"verapdf", flavour};
    arguments.insert(arguments.end(), files.begin(), files.end());
    const auto verdict = AskJava(arguments);
    VANTHU_SKIP_WITHOUT(verdict, "veraPDF");
    EXPECT_TRUE(verdict->good) << verdict->said;
  }
}

}  // namespace
}  // namespace vanthu::judges
