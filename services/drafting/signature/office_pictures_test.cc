#include "services/drafting/signature/office_pictures.h"

#include <cairo.h>

#include <fstream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/drafting/layout/sample_picture.h"
#include "services/drafting/limits.h"
#include "services/platform/status/reason.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::drafting {
namespace {

using status::Reason;
using testing::HasSubstr;

class OfficePicturesTest : public testing::Test {
 protected:
  OfficePictures Pictures(bool draws_missing = false) { return {*disk_, folder_.path(), draws_missing}; }
  void Put(const std::filesystem::path& name, const std::string& bytes) {
    std::filesystem::create_directories((folder_.path() / name).parent_path());
    std::ofstream(folder_.path() / name, std::ios::binary) << bytes;
  }

  support::TemporaryFolder folder_;
  std::unique_ptr<files::Disk> disk_ = files::MakeSystemDisk();
  const std::string blue_ = SamplePicturePng(CAIRO_FORMAT_ARGB32, 120, 60, kBlueInk);
  const std::string red_ = SamplePicturePng(CAIRO_FORMAT_ARGB32, 90, 90, kRedInk);
  const SigningParty person_{SigningRole::kSigner, AgencyId::Trusted("t-so"), "agencies/t-so/people/a", "Trần Văn Ký",
                             "GIÁM ĐỐC"};
  const SigningParty seal_{SigningRole::kSeal, AgencyId::Trusted("t-so"), "", "Sở Phát hành", ""};
};

TEST_F(OfficePicturesTest, ShowsTheOfficesOwn) {
  const std::string drawn = Pictures(true).Of(person_).value();
  Put("t-so/people/a.png", blue_);
  Put("t-so/seal.png", red_);
  OfficePictures pictures = Pictures(true);
  const auto signature = pictures.Of(person_), seal = pictures.Of(seal_);
  ASSERT_TRUE(signature.ok() && seal.ok()) << signature.status() << seal.status();
  EXPECT_THAT(*signature, HasSubstr("/SMask"));
  EXPECT_NE(*signature, drawn);
  EXPECT_NE(*signature, *seal);
  EXPECT_EQ(*pictures.Of(person_), *signature);
}

// A drawn stroke is nobody's signature: only a sample shows one.
TEST_F(OfficePicturesTest, DrawsNothingForARealOffice) {
  EXPECT_EQ(*Pictures().Of(person_), "");
  EXPECT_EQ(*OfficePictures(*disk_, "", false).Of(seal_), "");
  EXPECT_NE(*OfficePictures(*disk_, "", true).Of(seal_), "");
}

// Another body's person may sign for the agency; somebody else of the same id is not taken for them.
TEST_F(OfficePicturesTest, IsFoundByWhoseItIs) {
  Put("t-so/people/a.png", blue_);
  SigningParty other = person_;
  other.person = "agencies/t-ubnd/people/a";
  EXPECT_EQ(*Pictures().Of(other), "");
  Put("t-ubnd/people/a.png", blue_);
  EXPECT_NE(*Pictures().Of(other), "");
}

TEST_F(OfficePicturesTest, NamesTheFileThatCannotBeUsed) {
  Put("t-so/seal.png", blue_);
  const absl::Status wrong_ink = Pictures(true).Of(seal_).status();
  EXPECT_TRUE(status::Is(wrong_ink, Reason::kBadPicture));
  EXPECT_THAT(status::Text(wrong_ink, status::Language::kVietnamese),
              HasSubstr("t-so/seal.png không dùng được: con dấu phải màu đỏ"));
  Put("t-so/people/a.png", blue_ + std::string(kPictureBytesMax, 'x'));
  EXPECT_THAT(status::Text(Pictures().Of(person_).status(), status::Language::kEnglish), HasSubstr("it is too large"));
}

}  // namespace
}  // namespace vanthu::drafting
