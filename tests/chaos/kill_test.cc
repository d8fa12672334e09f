#include <csignal>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

#include "absl/strings/str_format.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/chaos/fault_points.h"
#include "tests/chaos/site.h"

namespace vanthu::chaos {
namespace {

namespace fs = std::filesystem;

using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;

std::string TestName(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  for (char& c : name) {
    if (c == '.') c = '_';
  }
  return name;
}

// Most places lie on the way of every dispatch; some on one that only a person's word opens.
enum class Way { kStraight, kVoid, kOtherRecipients };

Way WayThrough(const std::string& point) {
  if (point.find("void") != std::string::npos) return Way::kVoid;
  if (point.find("recipients") != std::string::npos) return Way::kOtherRecipients;
  return Way::kStraight;
}

std::vector<std::string> PointsOn(Way way) {
  std::vector<std::string> points;
  for (const std::string& point : FaultPoints()) {
    if (WayThrough(point) == way) points.push_back(point);
  }
  return points;
}

Ended IssueUntil(const Site& site, const fs::path& file, const std::string& point,
                 const std::vector<std::string>& arguments = {}) {
  return site.Issue(file, arguments, {{"VANTHU_DIE_AT", point}});
}

// The first name of an issuance in the output.
std::string IssuanceIn(const std::string& output) {
  std::smatch name;
  return std::regex_search(output, name, std::regex("agencies/[a-z0-9-]+/issuances/[a-z0-9]+")) ? name.str() : "";
}

// kill -9 of the real process at a fault point, and a second run that has to end as if nothing had been.
class Kill : public testing::TestWithParam<std::string> {
 protected:
  Site site_;
  const fs::path file_ = site_.Write("dispatch.txt", DispatchText());
};

TEST_P(Kill, LosesNothingAndDoublesNothing) {
  const Ended killed = IssueUntil(site_, file_, GetParam());
  ASSERT_EQ(killed.signal, SIGKILL) << GetParam() << " never fired:\n" << killed.output;
  const Ended again = site_.Issue(file_);
  ASSERT_EQ(again.exit_code, 0) << again.output;
  EXPECT_THAT(again.output, HasSubstr(kFirst));
  site_.ExpectHandedOver({kFirst});
}

// The next run dies at the same place: what was stored by then is gone over by the run after it.
TEST_P(Kill, MayComeAgainAtTheSamePlace) {
  ASSERT_EQ(IssueUntil(site_, file_, GetParam()).signal, SIGKILL);
  const Ended second = IssueUntil(site_, file_, GetParam());
  ASSERT_TRUE(second.signal == SIGKILL || second.exit_code == 0) << second.output;
  const Ended last = site_.Issue(file_);
  ASSERT_EQ(last.exit_code, 0) << last.output;
  site_.ExpectHandedOver({kFirst});
}

INSTANTIATE_TEST_SUITE_P(At, Kill, testing::ValuesIn(PointsOn(Way::kStraight)), TestName);

TEST(FaultPoints, AreFoundInTheSource) {
  for (const char* known : {"saga.numbered", "relay.produced", "handover.renamed"}) {
    EXPECT_THAT(PointsOn(Way::kStraight), Contains(known));
  }
  EXPECT_THAT(PointsOn(Way::kVoid), Contains("saga.void_asked"));
  EXPECT_THAT(PointsOn(Way::kOtherRecipients), Contains("saga.recipients_agreed"));
}

// A dispatch that has its number and cannot be set: the drafting service can store no file. A person voids it.
class KillWhileVoiding : public Kill {
 protected:
  // Files lie in 256 folders by the first byte of their digest: a file stands where each would be.
  void ForbidFiles() const {
    fs::remove_all(files_);
    fs::create_directory(files_);
    for (int byte = 0; byte < 256; ++byte) std::ofstream(files_ / absl::StrFormat("%02x", byte)) << "in the way";
  }
  void AllowFiles() const { fs::remove_all(files_); }
  Ended Void(const std::string& issuance, const Child::Environment& environment = {}) const {
    return site_.Void(issuance, "soạn nhầm", environment);
  }

 private:
  const fs::path files_ = site_.data() / "drafting/files";
};

TEST_P(KillWhileVoiding, VoidsTheOneNumberOnce) {
  ASSERT_EQ(IssueUntil(site_, file_, "saga.numbered").signal, SIGKILL);
  ForbidFiles();
  const Ended stuck = site_.Issue(file_, {"--patience", "2"});
  ASSERT_EQ(stuck.exit_code, 75) << stuck.output;
  const std::string issuance = IssuanceIn(stuck.output);
  ASSERT_NE(issuance, "") << stuck.output;

  const Ended killed = Void(issuance, {{"VANTHU_DIE_AT", GetParam()}});
  ASSERT_EQ(killed.signal, SIGKILL) << GetParam() << " never fired:\n" << killed.output;
  const Ended again = Void(issuance);
  ASSERT_EQ(again.exit_code, 0) << again.output;
  EXPECT_EQ(site_.Rows("numbering", "register_row where void_reason = 'soạn nhầm'"), 1);
  EXPECT_EQ(site_.Rows("drafting", "audit_event where event = 'issuance.voided'"), 1);

  AllowFiles();
  const Ended unmeant = site_.Issue(file_);
  EXPECT_EQ(unmeant.exit_code, 2) << unmeant.output;
  EXPECT_THAT(unmeant.output, AllOf(HasSubstr("đã bị hủy"), HasSubstr("--anew")));
  const Ended anew = site_.Issue(file_, {"--anew"});
  ASSERT_EQ(anew.exit_code, 0) << anew.output;
  for (const char* agency : kRecipients) EXPECT_EQ(site_.HandedOver(agency), std::vector<std::string>{kSecond});
  EXPECT_EQ(site_.Rows("numbering", "register_row"), 2);
  site_.ExpectCleanAudit();
}

INSTANTIATE_TEST_SUITE_P(At, KillWhileVoiding, testing::ValuesIn(PointsOn(Way::kVoid)), TestName);

// Prepared on the last day of a department, numbered on the next: a person has to agree to the list without it.
class KillWhileAgreeing : public testing::TestWithParam<std::string> {
 protected:
  void GoToTheNextDay() const {
    const fs::path file = site_.data() / "clock-offset-seconds";
    int64_t seconds = 0;
    std::ifstream(file) >> seconds;
    std::ofstream(file) << seconds + 24 * 60 * 60;
  }
  Site site_;
  const fs::path file_ = site_.Write("dispatch.txt", DispatchText("rà soát hồ sơ", "- Các sở, ban, ngành;\n- Báo Thử Nghiệm."));
};

TEST_P(KillWhileAgreeing, SendsToTheListThatWasAgreedTo) {
  site_.GoTo("2026-03-02");
  ASSERT_EQ(IssueUntil(site_, file_, "saga.prepared").signal, SIGKILL);
  site_.GoTo("");
  GoToTheNextDay();
  const Ended killed = IssueUntil(site_, file_, GetParam());
  ASSERT_EQ(killed.signal, SIGKILL) << GetParam() << " never fired:\n" << killed.output;
  const Ended again = site_.Issue(file_);
  ASSERT_EQ(again.exit_code, 0) << again.output;
  site_.ExpectHandedOver({kFirst});
  EXPECT_TRUE(site_.HandedOver("t-d").empty());
}

INSTANTIATE_TEST_SUITE_P(At, KillWhileAgreeing, testing::ValuesIn(PointsOn(Way::kOtherRecipients)), TestName);

// Issued once, and once more on purpose: that is killed and ordered again, in the same words.
class KillAnew : public Kill {};

TEST_P(KillAnew, GoesOnWithTheSecondAndMakesNoThird) {
  const std::string attachment = site_.Write("phụ lục.csv", "a;b\n").string();
  const std::vector<std::string> anew = {"--anew", "--attach", attachment};
  ASSERT_EQ(site_.Issue(file_, {"--attach", attachment}).exit_code, 0);
  const Ended killed = IssueUntil(site_, file_, GetParam(), anew);
  ASSERT_EQ(killed.signal, SIGKILL) << GetParam() << " never fired:\n" << killed.output;
  const Ended again = site_.Issue(file_, anew);
  ASSERT_EQ(again.exit_code, 0) << again.output;
  site_.ExpectHandedOver({kFirst, kSecond});
  EXPECT_EQ(site_.Rows("drafting", "draft"), 2);
}

INSTANTIATE_TEST_SUITE_P(At, KillAnew, testing::Values("draft.created", "saga.prepared", "saga.recorded", "handover.renamed"),
                         TestName);

// The process is killed in the middle of a hand-over, and when it is back the endpoint's disk is not.
class KillAndUnmount : public Kill {
 protected:
  // An agency whose endpoint held something of the dispatch when the process died: staged, or in its place.
  std::string BegunEndpoint() const {
    for (const char* agency : kRecipients) {
      const fs::path root = site_.Endpoint(agency);
      if (!fs::exists(root)) continue;
      for (const auto& found : fs::directory_iterator(root)) {
        if (found.is_directory() && !fs::is_empty(found)) return agency;
      }
    }
    return "";
  }
};

TEST_P(KillAndUnmount, WaitsForTheDiskAndGuessesNothing) {
  ASSERT_EQ(IssueUntil(site_, file_, GetParam()).signal, SIGKILL);
  const std::string agency = BegunEndpoint();
  ASSERT_NE(agency, "");
  const fs::path unmounted = site_.data() / "unmounted";
  fs::rename(site_.Endpoint(agency), unmounted);
  fs::create_directory(site_.Endpoint(agency));  // the bare mount point

  const Ended without = site_.Issue(file_, {"--patience", "15"});
  EXPECT_EQ(without.exit_code, 1) << without.output;
  EXPECT_THAT(without.output, HasSubstr("endpoints/" + agency + " không sẵn sàng"));
  EXPECT_THAT(without.output, HasSubstr("2/3 nơi nhận đã xác nhận"));
  ASSERT_TRUE(fs::remove(site_.Endpoint(agency))) << "something was written into the bare mount point";

  fs::rename(unmounted, site_.Endpoint(agency));
  const Ended mounted = site_.Issue(file_);
  ASSERT_EQ(mounted.exit_code, 0) << mounted.output;
  site_.ExpectHandedOver({kFirst});
}

INSTANTIATE_TEST_SUITE_P(At, KillAndUnmount, testing::Values("handover.staged", "handover.intended", "handover.renamed"),
                         TestName);

}  // namespace
}  // namespace vanthu::chaos
