// An agency that joins an installation while it runs.

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <thread>

#include "gtest/gtest.h"
#include "services/platform/runtime/system_clock.h"
#include "tests/integration/gateway_client.h"
#include "tests/integration/separate_processes.h"

namespace vanthu::integration {
namespace {

using Json = GatewayClient::Json;

bool IsTrueSoon(const std::function<bool()>& is_true) {
  const absl::Time end = runtime::SystemClock().Now() + absl::Minutes(3);  // a connector asks who joined once a minute
  while (!is_true() && runtime::SystemClock().Now() < end) std::this_thread::sleep_for(std::chrono::milliseconds(200));
  return is_true();
}

Json NewAgency() {
  const Json agency = {{"name", "agencies/t-moi"}, {"displayName", "Sở Mới Vào"}, {"symbol", "SMV"},   {"kind", "department"},
                       {"parent", "agencies/t"},   {"province", "agencies/t"},    {"connected", true}, {"place", "Thử Nghiệm"}};
  const Json account = {{"name", "accounts/t-moi-recipient"},
                        {"agency", "agencies/t-moi"},
                        {"roles", Json::array({"ROLE_RECIPIENT"})},
                        {"displayName", "Người nhận"}};
  return {{"content", {{"agencies", Json::array({agency})}, {"accounts", Json::array({account})}}}};
}

TEST(Joining, AnAgencyThatJoinsLaterReceivesWithoutARestartOfAnything) {
  SeparateProcesses processes;
  for (const char* service : kServices) processes.Start(service);
  for (const char* service : kServices) ASSERT_TRUE(processes.IsServing(service));
  GatewayClient issuer(processes.GatewayPort());
  const std::string before = issuer.Issue(Desk::DispatchText("việc trước đó"), "truoc-do");  // everything is under way
  GatewayWatch watch(issuer, before);
  while (watch.Next()) continue;

  GatewayClient province(processes.GatewayPort(), "t");
  const Json counts = province.Send("operator", {"POST", "/v1/directory:import", NewAgency().dump(), "application/json", ""});
  EXPECT_NE(counts.value("added", "0"), "0") << counts;
  const std::string issuance = issuer.Issue(Desk::DispatchText("việc gửi nơi mới", "- Sở Mới Vào."), "noi-moi");
  Json last;
  GatewayWatch publication(issuer, issuance);
  while (const auto next = publication.Next()) last = *next;
  const std::string dispatch = last.value("dispatch", "");
  ASSERT_FALSE(dispatch.empty()) << last;
  EXPECT_TRUE(IsTrueSoon([&] { return issuer.Get("clerk", dispatch).value("receiptedCount", "") == "1"; }))
      << issuer.Get("clerk", dispatch) << processes.Output("connector");
  const auto inbox = processes.Inbox("t-moi");
  ASSERT_TRUE(inbox.ok()) << inbox.status();
  EXPECT_EQ(inbox->size(), 1U);
  EXPECT_TRUE(std::filesystem::exists(processes.Path("endpoints/t-moi"))) << "its endpoint was made, too";
}

}  // namespace
}  // namespace vanthu::integration
