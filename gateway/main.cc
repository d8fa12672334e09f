#include <memory>
#include <optional>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "gateway/contracts.h"
#include "gateway/http/gateway.h"
#include "gateway/http/gateway_file.h"
#include "gateway/http/session_credentials.h"
#include "services/platform/runtime/config_file.h"
#include "services/platform/runtime/json_log.h"
#include "services/platform/runtime/stop_signal.h"
#include "services/platform/runtime/system_clock.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::gateway {
namespace {

absl::StatusOr<GatewayPlan> ReadPlan(const std::string& path) {
  config::v1::Gateway file;
  RETURN_IF_ERROR(runtime::LoadConfigFile(path, &file));
  return PlanOf(file, path);
}

int Fail(runtime::JsonLog& log, const absl::Status& status) {
  log.Error("gateway.failed", {{"message", status::Text(status, status::Language::kEnglish)}});
  return 1;
}

int Main(int argc, char** argv) {
  CLI::App app("vanthu-gateway: cửa vào HTTP/JSON · the front door, HTTP and JSON");
  std::string path;
  app.add_option("--config", path, "tệp cấu hình · configuration file")->required()->check(CLI::ExistingFile);
  const CLI::App* check = app.add_subcommand("check-config", "chỉ kiểm tra cấu hình · only look at the configuration");
  CLI11_PARSE(app, argc, argv);
  runtime::StopSignal stop;  // before the first thread
  runtime::SystemClock clock;
  runtime::JsonLog log = runtime::JsonLog::ToStderr("gateway", clock);
  auto plan = ReadPlan(path);
  if (!plan.ok()) return Fail(log, plan.status());
  if (check->parsed()) return 0;
  Connect(&*plan);
  plan->config.contracts.emplace_back(ContractDescriptors());
  auto gateway = Gateway::Open(plan->config, clock, CredentialsFor(plan->config.services, clock));
  if (!gateway.ok()) return Fail(log, gateway.status());
  log.Info("gateway.started", {{"address", plan->config.server.address}, {"port", absl::StrCat((*gateway)->port())}});
  stop.Wait();
  log.Info("gateway.draining");
  (*gateway)->Drain(plan->drain_grace);
  log.Info("gateway.stopped");
  return 0;
}

}  // namespace
}  // namespace vanthu::gateway

int main(int argc, char** argv) { return vanthu::gateway::Main(argc, argv); }
