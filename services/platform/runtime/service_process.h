#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/platform/bus/broker_admin.h"
#include "services/platform/bus/bus.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/files/disk.h"
#include "services/platform/rpc/door.h"
#include "services/platform/rpc/network_server.h"
#include "services/platform/runtime/data_folder.h"
#include "services/platform/runtime/json_log.h"
#include "services/platform/runtime/metrics_port.h"
#include "services/platform/runtime/process_command.h"
#include "services/platform/runtime/process_plan.h"
#include "services/platform/runtime/protobuf_log.h"
#include "services/platform/runtime/pump_runner.h"
#include "services/platform/runtime/stop_signal.h"
#include "services/platform/runtime/system_clock.h"
#include "services/platform/runtime/token_key_file.h"
#include "services/platform/vocabulary/pump.h"

namespace vanthu::runtime {

// A service in a process of its own: its command line, what its file says, the outside that its door asks for, and the serving
// until SIGTERM. The mains are this and their door:
//
//   ServiceProcess process("numbering", "…");
//   if (const auto exit_code = process.Begin(argc, argv, &file)) return *exit_code;
//   …the door's configuration from `file`…
//   if (const auto exit_code = process.Prepare({"keys"})) return *exit_code;
//   auto numbering = Numbering::Open(config, {process.clock(), …});
//   if (!numbering.ok()) return process.Fail(numbering.status());
//   return process.Serve((*numbering)->door(), (*numbering)->pumps());
//
// Made before the first thread; outlives the door. Threads: main's.
class ServiceProcess {
 public:
  // `title` is what the service does, in Vietnamese and English, for --help.
  // `verbs` are the service's own, besides those that all have.
  ServiceProcess(std::string service, std::string title, std::vector<ProcessVerb> verbs = {});
  ~ServiceProcess();

  // Reads the command line, and the file into `config`, a message of vanthu.config.v1 with a part `process` and, where the
  // service needs one, a part `broker`. An exit code where that was all: --help, a wrong word, a wrong file, `doctor`.
  template <class Config>
  std::optional<int> Begin(int argc, char** argv, Config* config) {
    if (const auto exit_code = Read(argc, argv, config)) return exit_code;
    if constexpr (requires { config->broker(); }) {
      return Understand(config->process(), &config->broker());
    } else {
      return Understand(config->process(), nullptr);
    }
  }
  // Locks the data folder, makes the folders in it, opens the broker. An exit code where that failed, or only `check-config` was
  // asked for; what is `wrong` with the rest of the file is told first.
  std::optional<int> Prepare(const std::vector<std::string>& folders, const absl::Status& wrong = absl::OkStatus());

  // CONFIG_INVALID where the file does not name these peers.
  absl::Status Need(const std::vector<std::string>& peers) const;

  // For the broker of the file, where a verb of the service's own needs it without what the process owns, and beside the process.
  absl::StatusOr<std::unique_ptr<bus::Bus>> NewBus();
  absl::StatusOr<std::unique_ptr<bus::BrokerAdmin>> NewBrokerAdmin();

  ProcessVerb verb() const { return command_.verb; }
  const std::string& verb_argument() const { return command_.argument; }
  const std::string& file() const { return command_.file; }
  const ProcessPlan& plan() const { return plan_; }
  std::filesystem::path Folder(std::string_view part) const { return plan_.Folder(part); }
  sql::DatabaseOptions database() const { return database_; }
  rpc::DoorOptions door();
  Clock& clock() { return clock_; }
  Randomness& randomness() { return randomness_; }
  files::Disk& disk() { return *disk_; }
  bus::Bus& bus() { return *bus_; }
  JsonLog& log() { return log_; }
  // To another service; calls on it wait for nothing. Null where the file names no such peer.
  std::shared_ptr<grpc::Channel> ChannelTo(const std::string& service) const;

  // Serves until SIGTERM, then drains within the file's `drain_grace`; gives the exit code. `ready` runs once the door is open,
  // and may call it by a channel of the process itself; its failure ends the serving. With the verb `migrate` nothing is served.
  int Serve(rpc::Door& door, const std::vector<Pump*>& pumps,
            const std::function<absl::Status(rpc::NetworkServer&)>& ready = nullptr);
  int Fail(const absl::Status& status);

 private:
  std::optional<int> Read(int argc, char** argv, google::protobuf::Message* config);
  std::optional<int> Understand(const config::v1::Process& process, const config::v1::Broker* broker);
  absl::Status Open(const std::vector<std::string>& folders);
  absl::StatusOr<std::unique_ptr<MetricsPort>> Observe(rpc::Door& door);
  void Drain(rpc::NetworkServer& server, PumpRunner& runner);

  const std::string service_;
  const std::string title_;
  const std::vector<ProcessVerb> verbs_;
  StopSignal stop_;  // before the first thread
  SystemClock clock_;
  crypto::SystemRandomness randomness_;
  std::unique_ptr<files::Disk> disk_;
  JsonLog log_;
  ProtobufLog protobuf_log_;
  ProcessCommand command_;
  ProcessPlan plan_;
  std::optional<bus::KafkaOptions> broker_;
  sql::DatabaseOptions database_;
  std::optional<DataFolder> data_folder_;
  std::unique_ptr<TokenKeyFile> token_keys_;
  std::unique_ptr<bus::Bus> bus_;
  std::atomic<bool> is_serving_{false};
  PumpRunner* runner_ = nullptr;  // while serving
};

}  // namespace vanthu::runtime
