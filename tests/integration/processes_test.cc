#include <filesystem>
#include <fstream>
#include <string>

#include "gtest/gtest.h"
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
  const Told told = IssueStream(processes, 12);
  killer.End();
  EXPECT_EQ(told.issuances.size(), 12U);
  EXPECT_EQ(processes.BrokenPromisesOf(told), std::vector<std::string>());
}

}  // namespace
}  // namespace vanthu::integration
