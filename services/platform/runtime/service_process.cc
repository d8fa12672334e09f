#include "services/platform/runtime/service_process.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/platform/bus/kafka_broker_admin.h"
#include "services/platform/runtime/config_file.h"
#include "services/platform/runtime/drain_deadline.h"
#include "services/platform/runtime/process_metrics.h"
#include "services/platform/runtime/systemd_notify.h"
#include "services/platform/status/macros.h"

namespace vanthu::runtime {
namespace {

std::vector<ProcessVerb> WithVerbsOfAll(std::vector<ProcessVerb> verbs) {
  verbs.insert(verbs.begin(), {ProcessVerb::kCheckConfig, ProcessVerb::kMigrate, ProcessVerb::kDoctor});
  return verbs;
}

}  // namespace

ServiceProcess::ServiceProcess(std::string service, std::string title, std::vector<ProcessVerb> verbs)
    : service_(std::move(service)),
      title_(std::move(title)),
      verbs_(WithVerbsOfAll(std::move(verbs))),
      disk_(files::MakeSystemDisk()),
      log_(JsonLog::ToStderr(service_, clock_)),
      protobuf_log_(log_) {}

ServiceProcess::~ServiceProcess() = default;

std::optional<int> ServiceProcess::Read(int argc, char** argv, google::protobuf::Message* config) {
  command_ = ReadProcessCommand(absl::StrCat("vanthu-", service_), title_, verbs_, argc, argv);
  if (command_.exit_code) return command_.exit_code;
  if (const absl::Status read = LoadConfigFile(file(), config); !read.ok()) return Fail(read);
  return std::nullopt;
}

std::optional<int> ServiceProcess::Understand(const config::v1::Process& process, const config::v1::Broker* broker) {
  auto plan = PlanOf(service_, process, file());
  if (!plan.ok()) return Fail(plan.status());
  plan_ = *std::move(plan);
  if (broker != nullptr) {
    auto options = BrokerOf(service_, *broker, file());
    if (!options.ok()) return Fail(options.status());
    broker_ = *std::move(options);
    broker_->log = [this](std::string_view line) { log_.Warning("broker.client", {{"line", std::string(line)}}); };
  }
  if (command_.verb != ProcessVerb::kDoctor) return std::nullopt;
  return TellFindings(Doctor(plan_, broker_, clock_));
}

std::optional<int> ServiceProcess::Prepare(const std::vector<std::string>& folders, const absl::Status& wrong) {
  if (!wrong.ok()) return Fail(wrong);
  if (command_.verb == ProcessVerb::kCheckConfig) return 0;
  const absl::Status opened = Open(folders);
  if (!opened.ok()) return Fail(opened);
  return std::nullopt;
}

absl::Status ServiceProcess::Open(const std::vector<std::string>& folders) {
  ASSIGN_OR_RETURN(DataFolder folder, DataFolder::Open(plan_.data_folder));
  data_folder_.emplace(std::move(folder));
  for (const std::string& part : folders) RETURN_IF_ERROR(disk_->MakeFolders(Folder(part)));
  ASSIGN_OR_RETURN(database_, DatabaseOf(plan_));
  token_keys_ = std::make_unique<TokenKeyFile>(*disk_, clock_, plan_.token_keys_file);
  if (!broker_) return absl::OkStatus();
  ASSIGN_OR_RETURN(bus_, NewBus());
  return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<bus::Bus>> ServiceProcess::NewBus() {
  ASSIGN_OR_RETURN(auto bus, bus::KafkaBus::Of(*broker_));
  return bus;
}

absl::StatusOr<std::unique_ptr<bus::BrokerAdmin>> ServiceProcess::NewBrokerAdmin() {
  ASSIGN_OR_RETURN(auto admin, bus::KafkaBrokerAdmin::Of(*broker_));
  return admin;
}

absl::Status ServiceProcess::Need(const std::vector<std::string>& peers) const {
  for (const std::string& peer : peers) {
    if (plan_.peers.contains(peer)) continue;
    return WrongConfig(file(), absl::StrCat("process.peers.", peer), "thiếu địa chỉ của dịch vụ này",
                       "the service's address is missing");
  }
  return absl::OkStatus();
}

rpc::DoorOptions ServiceProcess::door() {
  rpc::DoorOptions options;
  options.service = service_;
  options.audience = plan_.installation;
  options.pool_threads = plan_.threads;
  options.token_keys = [this] { return token_keys_->Keys(); };
  return options;
}

std::shared_ptr<grpc::Channel> ServiceProcess::ChannelTo(const std::string& service) const {
  const auto peer = plan_.peers.find(service);
  return peer == plan_.peers.end() ? nullptr : rpc::ServiceChannel(peer->second, plan_.tls, service);
}

absl::StatusOr<std::unique_ptr<MetricsPort>> ServiceProcess::Observe(rpc::Door& door) {
  if (plan_.observe.empty()) return std::unique_ptr<MetricsPort>();
  return MetricsPort::Open(plan_.observe, {.collect = [this, &door] { return CollectMetrics(plan_, door, *runner_, *disk_); },
                                           .is_serving = [this] { return is_serving_.load(); }});
}

int ServiceProcess::Serve(rpc::Door& door, const std::vector<Pump*>& pumps,
                          const std::function<absl::Status(rpc::NetworkServer&)>& ready) {
  if (command_.verb == ProcessVerb::kMigrate) return log_.Info("process.migrated"), 0;
  PumpRunner runner(clock_, &log_);
  runner_ = &runner;
  const auto server =
      rpc::NetworkServer::Start(door, {.address = plan_.listen, .tls = plan_.tls, .reflection = plan_.reflection});
  if (!server.ok()) return Fail(server.status());
  const auto observed = Observe(door);
  if (!observed.ok()) return Fail(observed.status());
  const absl::Status begun = ready ? ready(**server) : absl::OkStatus();
  if (!begun.ok()) return Fail(begun);
  for (Pump* pump : pumps) runner.Add(*pump);
  is_serving_ = true;
  log_.Info("process.serving", {{"address", plan_.listen}, {"port", absl::StrCat((*server)->port())}});
  NotifySystemd("READY=1");
  stop_.Wait();
  Drain(**server, runner);
  return 0;
}

void ServiceProcess::Drain(rpc::NetworkServer& server, PumpRunner& runner) {
  is_serving_ = false;
  NotifySystemd("STOPPING=1");
  log_.Info("process.draining");
  const DrainDeadline deadline(plan_.drain_grace, log_);
  server.Shutdown(plan_.drain_grace);
  runner.Stop();
  log_.Info("process.stopped");
}

int ServiceProcess::Fail(const absl::Status& status) { return TellFailure(log_, status); }

}  // namespace vanthu::runtime
