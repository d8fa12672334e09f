#include "absl/strings/str_cat.h"
#include "services/directory/directory.h"
#include "services/directory/rpc/directory_import.h"
#include "services/platform/runtime/config_file.h"
#include "services/platform/runtime/service_process.h"
#include "services/platform/status/macros.h"
#include "vanthu/config/v1/directory.pb.h"

namespace vanthu::directory {
namespace {

// Until somebody has a password, each start says how to set the first one.
void TellOf(const std::optional<FirstAdministrator>& first, runtime::JsonLog& log) {
  if (!first) return;
  log.Warning("directory.no_administrator", {{"account", absl::StrCat("accounts/", first->account.text())},
                                             {"secret_file", first->secret_file},
                                             {"way_out", "POST /v1/accounts:setPassword"}});
}

int Main(int argc, char** argv) {
  runtime::ServiceProcess process("directory", "ai là ai, vào ngày nào · who is who, on any day");
  config::v1::Directory file;
  if (const auto exit_code = process.Begin(argc, argv, &file)) return *exit_code;
  const auto operator_agency =
      AgencyId::Of(file.operator_agency().empty() ? process.plan().installation : file.operator_agency());
  absl::Status wrong;
  if (!operator_agency.ok()) {
    wrong = runtime::WrongConfig(process.file(), "operator_agency", "không phải mã cơ quan", "it is no agency's id");
  }
  if (const auto exit_code = process.Prepare({"keys"}, wrong)) return *exit_code;
  const DirectoryConfig config{.database = process.database(),
                               .key_folder = process.Folder("keys"),
                               .audience = process.plan().installation,
                               .is_sample = file.sample(),
                               .operator_agency = *operator_agency,
                               .pool_threads = process.plan().threads};
  auto directory = Directory::Open(config, process.clock(), process.randomness());
  if (!directory.ok()) return process.Fail(directory.status());
  TellOf((*directory)->first_administrator(), process.log());
  return process.Serve((*directory)->door(), {}, [&](rpc::NetworkServer& server) {
    RETURN_IF_ERROR(runtime::AddTokenKey(process.disk(), process.plan().token_keys_file, (*directory)->token_key()));
    return ImportDirectoryFile(server.ChannelFor("standalone"), process.disk(),
                               runtime::PathIn(process.file(), file.directory_file()));
  });
}

}  // namespace
}  // namespace vanthu::directory

int main(int argc, char** argv) { return vanthu::directory::Main(argc, argv); }
