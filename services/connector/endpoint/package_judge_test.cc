#include "services/connector/endpoint/package_judge.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/platform/crypto/seeded_randomness.h"
#include "services/platform/files/disk.h"
#include "services/platform/status/reason.h"
#include "services/verification/signed_dispatch.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::connector {
namespace {

using status::Reason;
using testing::HasSubstr;

class Trusted : public DocumentTrust {
 public:
  absl::StatusOr<verification::PdfTrust> TrustFor(const AgencyId&) override { return trust; }
  absl::StatusOr<verification::PdfTrust> trust;
};

class PackageJudgeTest : public testing::Test {
 protected:
  absl::Status Judge(const std::string& pdf) {
    const auto stored = store_.Put(pdf);
    Package package;
    package.manifest.number = {5, "SPH-VP"};
    package.files.push_back({.name = "a.pdf", .digest = stored->digest, .size_bytes = stored->size_bytes});
    return PackageJudge(trusted_, store_).Judge(package);
  }

  support::TemporaryFolder folder_;
  crypto::SeededRandomness chance_{1};
  std::unique_ptr<files::Disk> disk_ = files::MakeSystemDisk();
  files::ContentStore store_{*disk_, chance_, folder_.path()};
  verification::SignedDispatch office_;
  Trusted trusted_;
};

TEST_F(PackageJudgeTest, LetsPassWhatTheIssuersPeopleSigned) {
  trusted_.trust = office_.Trust();
  EXPECT_TRUE(Judge(office_.Whole()).ok());
}

TEST_F(PackageJudgeTest, NamesWhatIsWrong) {
  trusted_.trust = office_.Trust();
  const absl::Status appended = Judge(office_.Whole() + "more");
  EXPECT_TRUE(status::Is(appended, Reason::kBadSignature));
  EXPECT_THAT(status::Text(appended, status::Language::kVietnamese), HasSubstr("thêm vào sau khi ký"));
  EXPECT_TRUE(status::Is(Judge(verification::SignedDispatch::Page()), Reason::kBadSignature)) << "nobody signed";
  trusted_.trust = verification::PdfTrust{};
  EXPECT_TRUE(status::Is(Judge(office_.Whole()), Reason::kUnknownKey)) << "the directory has nobody's certificate";
}

TEST_F(PackageJudgeTest, SaysNothingWhereTheDirectoryCannotBeAsked) {
  trusted_.trust = status::Error(Reason::kUnavailable, {{"name", "directory"}});
  EXPECT_TRUE(status::Is(Judge(office_.Whole()), Reason::kUnavailable));
}

}  // namespace
}  // namespace vanthu::connector
