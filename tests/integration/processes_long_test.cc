#include "gtest/gtest.h"
#include "tests/integration/dispatch_stream.h"
#include "tests/integration/separate_processes.h"

namespace vanthu::integration {
namespace {

constexpr int kDispatches = 200;
constexpr int kKills = 60;

TEST(SeparateProcessesLong, KeepTheirPromisesUnderAStreamOfDispatches) {
  SeparateProcesses processes;
  for (const char* service : kServices) processes.Start(service);
  for (const char* service : kServices) ASSERT_TRUE(processes.IsServing(service));
  Killer killer(processes, 20240530, kKills);
  GatewayClient gateway(processes.GatewayPort());
  const Told told = IssueStream(processes, gateway, kDispatches);
  killer.End();
  EXPECT_EQ(told.issuances.size(), static_cast<size_t>(kDispatches));
  EXPECT_GT(gateway.repeats(), 0) << "no kill met a request";
  EXPECT_EQ(processes.BrokenPromisesOf(told), std::vector<std::string>());
}

}  // namespace
}  // namespace vanthu::integration
