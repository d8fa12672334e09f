#include <csignal>
#include <filesystem>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/chaos/fault_points.h"
#include "tests/chaos/site.h"

namespace vanthu::chaos {
namespace {

namespace fs = std::filesystem;

using testing::Contains;
using testing::HasSubstr;

std::string TestName(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  for (char& c : name) {
    if (c == '.') c = '_';
  }
  return name;
}

Ended IssueUntil(const Site& site, const fs::path& file, const std::string& point) {
  return site.Issue(file, {}, {{"VANTHU_DIE_AT", point}});
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

INSTANTIATE_TEST_SUITE_P(At, Kill, testing::ValuesIn(FaultPoints()), TestName);

TEST(FaultPoints, AreFoundInTheSource) {
  for (const char* known : {"saga.numbered", "relay.produced", "handover.renamed"}) EXPECT_THAT(FaultPoints(), Contains(known));
}

// The process is killed in the middle of a hand-over, and when it is back the endpoint's disk is not.
class KillAndUnmount : public Kill {
 protected:
  // The one agency whose endpoint was begun when the process died.
  std::string BegunEndpoint() const {
    std::string begun;
    for (const char* agency : kRecipients) {
      if (!fs::exists(site_.Endpoint(agency) / ".vanthu-endpoint")) continue;
      EXPECT_EQ(begun, "") << "more than one endpoint was begun before the first hand-over ended";
      begun = agency;
    }
    return begun;
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
