#include <algorithm>

#include "services/connector/connector.h"
#include "services/connector/rpc/hosted_agencies.h"
#include "services/platform/runtime/config_file.h"
#include "services/platform/runtime/service_process.h"
#include "services/platform/status/macros.h"
#include "vanthu/config/v1/connector.pb.h"

namespace vanthu::connector {
namespace {

absl::StatusOr<std::vector<AgencyId>> AgenciesOf(const google::protobuf::RepeatedPtrField<std::string>& names) {
  std::vector<AgencyId> agencies;
  for (const std::string& name : names) {
    ASSIGN_OR_RETURN(AgencyId agency, AgencyId::Of(name));
    agencies.push_back(std::move(agency));
  }
  return agencies;
}

// The directory may be up before its first import is in: a connector for nobody would wait for ever.
absl::StatusOr<std::vector<AgencyId>> SomeConnectedAgencies(const std::shared_ptr<grpc::Channel>& directory,
                                                            const std::vector<AgencyId>& elsewhere) {
  ASSIGN_OR_RETURN(std::vector<AgencyId> agencies, ConnectedAgencies(directory));
  if (agencies.empty()) return absl::UnavailableError("the directory has no connected agency yet");
  const auto is_elsewhere = [&](const AgencyId& agency) {
    return std::find(elsewhere.begin(), elsewhere.end(), agency) != elsewhere.end();
  };
  agencies.erase(std::remove_if(agencies.begin(), agencies.end(), is_elsewhere), agencies.end());
  return agencies;
}

int Main(int argc, char** argv) {
  runtime::ServiceProcess process("connector", "bên nhận: kiểm tra, giao, xác nhận · the recipient's side");
  config::v1::Connector file;
  if (const auto exit_code = process.Begin(argc, argv, &file)) return *exit_code;
  auto agencies = AgenciesOf(file.agencies());
  const auto elsewhere = AgenciesOf(file.agencies_elsewhere());
  absl::Status wrong = agencies.status();
  wrong.Update(elsewhere.status());
  wrong.Update(process.Need({"directory", "distribution"}));
  if (const auto exit_code = process.Prepare({"files", "keys", "endpoints"}, wrong)) return *exit_code;
  const auto directory = process.ChannelTo("directory");
  if (agencies->empty()) {
    agencies = process.Retry<std::vector<AgencyId>>([&] { return SomeConnectedAgencies(directory, *elsewhere); });
  }
  if (!agencies.ok()) return process.Fail(agencies.status());
  const auto endpoints =
      file.endpoints_folder().empty() ? process.Folder("endpoints") : runtime::PathIn(process.file(), file.endpoints_folder());
  const ConnectorConfig config{.database = process.database(),
                               .installation = process.plan().installation,
                               .key_folder = process.Folder("keys"),
                               .files_folder = process.Folder("files"),
                               .endpoints_root = endpoints,
                               .agencies = *std::move(agencies),
                               .token_keys = process.door().token_keys,
                               .pool_threads = process.plan().threads};
  auto connector = Connector::Open(config, {process.clock(), process.randomness(), process.disk(), process.bus(), directory,
                                            process.ChannelTo("distribution")});
  if (!connector.ok()) return process.Fail(connector.status());
  return process.Serve((*connector)->door(), (*connector)->pumps());
}

}  // namespace
}  // namespace vanthu::connector

int main(int argc, char** argv) { return vanthu::connector::Main(argc, argv); }
