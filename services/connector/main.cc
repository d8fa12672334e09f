#include "services/connector/connector.h"
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
  const auto endpoints =
      file.endpoints_folder().empty() ? process.Folder("endpoints") : runtime::PathIn(process.file(), file.endpoints_folder());
  const ConnectorConfig config{.database = process.database(),
                               .installation = process.plan().installation,
                               .key_folder = process.Folder("keys"),
                               .files_folder = process.Folder("files"),
                               .endpoints_root = endpoints,
                               .agencies = *std::move(agencies),
                               .agencies_elsewhere = {elsewhere->begin(), elsewhere->end()},
                               .token_keys = process.door().token_keys,
                               .pool_threads = process.plan().threads};
  auto connector = Connector::Open(config, {process.clock(), process.randomness(), process.disk(), process.bus(),
                                            process.ChannelTo("directory"), process.ChannelTo("distribution")});
  if (!connector.ok()) return process.Fail(connector.status());
  return process.Serve((*connector)->door(), (*connector)->pumps());
}

}  // namespace
}  // namespace vanthu::connector

int main(int argc, char** argv) { return vanthu::connector::Main(argc, argv); }
