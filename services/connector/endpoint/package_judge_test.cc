#include "services/connector/endpoint/package_judge.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "services/platform/crypto/seeded_randomness.h"
#include "services/platform/files/disk.h"
#include "services/platform/status/reason.h"
#include "services/verification/signed_dispatch.h"
#include "tests/support/inbox_house.h"
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
    Package package = *PackageOf(house_.issuer.Deliver("d1", house_.To(), {house_.EntryOf("pdf", "a.pdf")}, house_.clock.Now()));
    package.manifest.number = {5, "SPH-VP"};
    package.files.front() = {.name = "a.pdf", .digest = stored->digest, .size_bytes = stored->size_bytes};
    const absl::Status judged = PackageJudge(trusted_, store_).Judge(package);
    json_ = nlohmann::json::parse(package.texts[0].bytes);
    return judged;
  }

  support::InboxHouse house_;
  nlohmann::json json_;  // dispatch.json of what was judged last

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

// Whoever opens the package sees who signed, and what the signatures prove.
TEST_F(PackageJudgeTest, HasThePackageTellOfTheSignatures) {
  trusted_.trust = office_.Trust();
  ASSERT_TRUE(Judge(office_.Whole()).ok());
  EXPECT_EQ(json_["signature_level"], "B-B");
  ASSERT_EQ(json_["signatures"].size(), 2u);
  EXPECT_EQ(json_["signatures"][0]["role"], "signer");
  EXPECT_EQ(json_["signatures"][0]["name"], "Nguyễn Thị Ký");
  EXPECT_EQ(json_["signatures"][0]["signed_at"], InstantText(verification::SignedDispatch::kAt));
  EXPECT_EQ(json_["signatures"][1]["role"], "seal");
  EXPECT_EQ(json_["signatures"][1]["level"], "B-B");
  EXPECT_FALSE(Judge(office_.Whole() + "more").ok());
  EXPECT_EQ(json_["signature_level"], "");
  EXPECT_TRUE(json_["signatures"].empty());
}

TEST_F(PackageJudgeTest, NamesWhatIsWrong) {
  trusted_.trust = office_.Trust();
  const absl::Status appended = Judge(office_.Whole() + "more");
  EXPECT_TRUE(status::Is(appended, Reason::kBadSignature));
  EXPECT_THAT(status::Text(appended, status::Language::kVietnamese), HasSubstr("thêm vào sau khi ký"));
  EXPECT_TRUE(status::Is(Judge(verification::SignedDispatch::Page()), Reason::kBadSignature)) << "nobody signed";
  trusted_.trust = verification::PdfTrust{};
  EXPECT_TRUE(status::Is(Judge(office_.Whole()), Reason::kNoTrustedCertificate)) << "the directory has nobody's certificate";
}

TEST_F(PackageJudgeTest, SaysNothingWhereTheDirectoryCannotBeAsked) {
  trusted_.trust = status::Error(Reason::kUnavailable, {{"name", "directory"}});
  EXPECT_TRUE(status::Is(Judge(office_.Whole()), Reason::kUnavailable));
}

}  // namespace
}  // namespace vanthu::connector
