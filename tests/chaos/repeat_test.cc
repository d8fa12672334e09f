#include <csignal>
#include <filesystem>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/chaos/site.h"

namespace vanthu::chaos {
namespace {

namespace fs = std::filesystem;

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// What stands behind `label` on its last line of the output: the file as it was read stands above.
std::string ValueOf(const std::string& output, const std::string& label) {
  const size_t at = output.rfind(label);
  if (at == std::string::npos) return "";
  const size_t begin = output.find_first_not_of(' ', at + label.size());
  return output.substr(begin, output.find('\n', begin) - begin);
}

class Repeat : public testing::Test {
 protected:
  Site site_;
  const fs::path file_ = site_.Write("dispatch.txt", DispatchText());
};

TEST_F(Repeat, TellsTheEarlierResultAndIssuesAnewOnlyOnPurpose) {
  const Ended first = site_.Issue(file_);
  ASSERT_EQ(first.exit_code, 0) << first.output;
  const Ended same = site_.Issue(file_);
  ASSERT_EQ(same.exit_code, 0) << same.output;
  for (const char* label : {"Số, ký hiệu", "SHA-256", "Lần phát hành"}) {
    EXPECT_NE(ValueOf(first.output, label), "") << label;
    EXPECT_EQ(ValueOf(same.output, label), ValueOf(first.output, label));
  }
  EXPECT_THAT(same.output, AllOf(HasSubstr("3/3 nơi nhận đã xác nhận"), HasSubstr("--anew")));
  site_.ExpectHandedOver({kFirst});

  const Ended anew = site_.Issue(file_, {"--anew"});
  ASSERT_EQ(anew.exit_code, 0) << anew.output;
  EXPECT_EQ(ValueOf(anew.output, "Số, ký hiệu"), kSecond);
  site_.ExpectHandedOver({kFirst, kSecond});
}

TEST_F(Repeat, VoidsNothingThatIsPublished) {
  const Ended first = site_.Issue(file_);
  ASSERT_EQ(first.exit_code, 0) << first.output;
  const Ended voided = site_.Void(ValueOf(first.output, "Lần phát hành"), "nhầm");
  EXPECT_EQ(voided.exit_code, 2) << voided.output;
  EXPECT_THAT(voided.output, HasSubstr(absl::StrCat("Số ", kFirst, " đã ghi vào sổ, không hủy được nữa")));
  site_.ExpectHandedOver({kFirst});
}

TEST_F(Repeat, HasAnAgencyWaitWhoseEndpointWasWiped) {
  ASSERT_EQ(site_.Issue(file_).exit_code, 0);
  fs::remove_all(site_.Endpoint("t-a"));
  const Ended anew = site_.Issue(file_, {"--anew", "--patience", "15"});
  EXPECT_EQ(anew.exit_code, 1) << anew.output;
  EXPECT_THAT(anew.output, AllOf(HasSubstr("endpoints/t-a không sẵn sàng"), HasSubstr("2/3 nơi nhận đã xác nhận"),
                                 HasSubstr("1 nơi nhận chưa xác nhận")));
  EXPECT_FALSE(fs::exists(site_.Endpoint("t-a")));
  for (const char* agency : {"t-b", "t-c"}) EXPECT_EQ(site_.HandedOver(agency), (std::vector<std::string>{kFirst, kSecond}));
  site_.ExpectCleanAudit();
}

TEST_F(Repeat, RefusesASecondProcessOnItsDataFolder) {
  Child serving(site_.Command());
  ASSERT_TRUE(serving.Says("Ctrl-C")) << serving.Output();
  const Ended second = Child(site_.Command()).Wait();
  EXPECT_EQ(second.exit_code, 1) << second.output;
  EXPECT_THAT(second.output, AllOf(HasSubstr(absl::StrCat("đang do tiến trình ", serving.pid(), " dùng")),
                                   HasSubstr(absl::StrCat("is in use by process ", serving.pid()))));
  EXPECT_TRUE(fs::exists(site_.data() / "address"));

  serving.Signal(SIGTERM);
  const Ended served = serving.Wait();
  EXPECT_EQ(served.exit_code, 0) << served.output;
  EXPECT_FALSE(fs::exists(site_.data() / "address"));
  EXPECT_THAT(site_.Issue(file_).output, HasSubstr(kFirst));
}

}  // namespace
}  // namespace vanthu::chaos
