#include <memory>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "gateway/contracts.h"
#include "gateway/http/gateway.h"
#include "gateway/http/gateway_file.h"
#include "gateway/http/session_credentials.h"
#include "services/platform/runtime/drain_deadline.h"
#include "services/platform/runtime/json_log.h"
#include "services/platform/runtime/process_command.h"
#include "services/platform/runtime/process_metrics.h"
#include "services/platform/runtime/protobuf_log.h"
#include "services/platform/runtime/stop_signal.h"
#include "services/platform/runtime/system_clock.h"
#include "services/platform/runtime/systemd_notify.h"

namespace vanthu::gateway {
namespace {

using runtime::ProcessVerb;

int Main(int argc, char** argv) {
  const auto command = runtime::ReadProcessCommand("vanthu-gateway", "cửa vào HTTP/JSON · the front door, HTTP and JSON",
                                                   {ProcessVerb::kCheckConfig, ProcessVerb::kDoctor}, argc, argv);
  if (command.exit_code) return *command.exit_code;
  runtime::StopSignal stop;  // before the first thread
  runtime::SystemClock clock;
  runtime::JsonLog log = runtime::JsonLog::ToStderr("gateway", clock);
  const runtime::ProtobufLog protobuf_log(log);
  auto plan = ReadPlan(command.file);
  if (!plan.ok()) return runtime::TellFailure(log, plan.status());
  if (command.verb == ProcessVerb::kCheckConfig) return 0;
  const runtime::ProcessPlan process{.service = "gateway", .tls = plan->tls, .peers = plan->targets};
  if (command.verb == ProcessVerb::kDoctor) return runtime::TellFindings({process, std::nullopt, clock});
  const auto disk = files::MakeSystemDisk();
  plan->config.process_metrics = [&] { return std::vector{runtime::CertificateEnd(process.tls, *disk)}; };
  auto desk = DeskFiles::Read(*disk, plan->desk_folder);
  if (!desk.ok()) return runtime::TellFailure(log, desk.status());
  plan->config.desk = *std::move(desk);
  Connect(&*plan);
  plan->config.contracts.emplace_back(ContractDescriptors());
  auto gateway = Gateway::Open(plan->config, clock, CredentialsFor(plan->config.services, clock));
  if (!gateway.ok()) return runtime::TellFailure(log, gateway.status());
  log.Info("process.serving", {{"address", plan->config.server.address}, {"port", absl::StrCat((*gateway)->port())}});
  runtime::NotifySystemd("READY=1");
  stop.Wait();
  runtime::NotifySystemd("STOPPING=1");
  log.Info("process.draining");
  const runtime::DrainDeadline deadline(plan->drain_grace, log);
  (*gateway)->Drain(plan->drain_grace);
  log.Info("process.stopped");
  return 0;
}

}  // namespace
}  // namespace vanthu::gateway

int main(int argc, char** argv) { return vanthu::gateway::Main(argc, argv); }
