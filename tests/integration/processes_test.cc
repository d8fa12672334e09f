#include <filesystem>
#include <fstream>
#include <string>

#include "gtest/gtest.h"
#include "tests/integration/dispatch_stream.h"
#include "tests/integration/separate_processes.h"

namespace vanthu::integration {
namespace {

TEST(SeparateProcesses, FindTheFilesThatAreShippedRight) {
  for (const char* service : {"directory", "numbering", "distribution", "drafting", "connector", "gateway"}) {
    const std::string file = std::string(VANTHU_SOURCE_DIR) + "/deploy/config/" + service + ".yaml";
    const support::Ended checked = support::Child({ProgramOf(service), "--config", file, "check-config"}).Wait();
    EXPECT_EQ(checked.exit_code, 0) << service << ": " << checked.output;
  }
}

TEST(SeparateProcesses, RefuseAFileWithAKeyThatIsNone) {
  SeparateProcesses processes;
  for (const char* service : kServices) {
    std::ofstream(processes.Path(std::string(service) + ".yaml"), std::ios::app) << "no_such_key: 1\n";
    const support::Ended checked = support::Child(processes.Command(service, {"check-config"})).Wait();
    EXPECT_EQ(checked.exit_code, 1) << service;
    EXPECT_NE(checked.output.find("no_such_key"), std::string::npos) << checked.output;
  }
}

TEST(SeparateProcesses, BringTheirDatabasesUpToDateWithoutAnyPeer) {
  SeparateProcesses processes;
  for (const std::string service : kServices) {
    if (service == "gateway") continue;  // it has none
    for (const char* time : {"first", "second"}) {
      const support::Ended migrated = support::Child(processes.Command(service, {"migrate"})).Wait();
      EXPECT_EQ(migrated.exit_code, 0) << service << " the " << time << " time: " << migrated.output;
      EXPECT_NE(migrated.output.find("process.migrated"), std::string::npos) << migrated.output;
      EXPECT_EQ(migrated.output.find("process.serving"), std::string::npos) << migrated.output;
    }
    EXPECT_TRUE(std::filesystem::exists(processes.Path(service + "/database.sqlite"))) << service;
  }
}

TEST(SeparateProcesses, TakeADispatchToAllItsReceipts) {
  SeparateProcesses processes;
  for (const char* service : kServices) processes.Start(service);
  for (const char* service : kServices) ASSERT_TRUE(processes.IsServing(service));
  const Told told = IssueStream(processes, 1);
  EXPECT_EQ(processes.BrokenPromisesOf(told), std::vector<std::string>());
  processes.StandUp();
  for (const char* service : {"gateway", "connector", "drafting", "distribution", "numbering", "directory"}) {
    const support::Ended ended = processes.Drain(service);
    EXPECT_EQ(ended.exit_code, 0) << service << ": " << ended.output;
  }
}

TEST(SeparateProcesses, KeepTheirPromisesWhenEachIsKilled) {
  SeparateProcesses processes;
  for (const char* service : kServices) processes.Start(service);
  for (const char* service : kServices) ASSERT_TRUE(processes.IsServing(service));
  Killer killer(processes, 7, static_cast<int>(std::size(kServices)));
  GatewayClient gateway(processes.GatewayPort());
  const Told told = IssueStream(processes, gateway, 12);
  killer.End();
  EXPECT_EQ(told.issuances.size(), 12U);
  EXPECT_EQ(processes.BrokenPromisesOf(told), std::vector<std::string>());
}

// An issuance that cannot go on holds the stream open while the two that carry it are killed, one after the other.
TEST(SeparateProcesses, AWatchOverHttpMissesNothingWhenGatewayAndDraftingAreKilled) {
  SeparateProcesses processes;
  for (const char* service : kServices) processes.Start(service);
  for (const char* service : kServices) ASSERT_TRUE(processes.IsServing(service));
  GatewayClient gateway(processes.GatewayPort());
  processes.Kill("numbering");
  const std::string text = Desk::DispatchText("việc được theo dõi");
  const std::string issuance = gateway.Issue(text, "theo-doi");
  ASSERT_FALSE(issuance.empty());
  GatewayWatch watch(gateway, issuance);
  std::vector<std::string> states;
  const auto take = [&](const std::string& state) {
    while (states.empty() || states.back() != state) {
      const auto next = watch.Next();
      if (!next) return false;
      states.push_back(next->value("state", ""));
    }
    return true;
  };
  ASSERT_TRUE(take("ISSUANCE_STATE_NUMBERING"));
  for (const char* killed : {"gateway", "drafting"}) {
    processes.Kill(killed);
    processes.Start(killed);
    ASSERT_TRUE(processes.IsServing(killed));
    watch.Open();  // the next one is to be killed under an open stream
  }
  processes.Kill("gateway");
  EXPECT_EQ(gateway::testing::Ask(processes.GatewayPort(), "GET", "/healthz").status, 0);
  processes.Start("numbering");
  processes.Start("gateway");
  EXPECT_TRUE(take("ISSUANCE_STATE_PUBLISHED"));
  EXPECT_FALSE(watch.Next().has_value()) << "nothing comes after the last state";
  EXPECT_GE(watch.breaks(), 1);
  EXPECT_EQ(gateway.Issue(text, "theo-doi"), issuance) << "the same key is the same dispatch, whatever was killed between";
}

}  // namespace
}  // namespace vanthu::integration
