#include "gtest/gtest.h"
#include "tests/integration/separate_processes.h"

namespace vanthu::integration {
namespace {

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
