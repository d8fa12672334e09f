#include "services/distribution/distribution.h"
#include "services/distribution/topics_command.h"
#include "services/platform/runtime/service_process.h"
#include "vanthu/config/v1/distribution.pb.h"

namespace vanthu::distribution {
namespace {

int Main(int argc, char** argv) {
  runtime::ServiceProcess process("distribution", "văn bản đến từng nơi nhận · each recipient gets its dispatch",
                                  {runtime::ProcessVerb::kTopics});
  config::v1::Distribution file;
  if (const auto exit_code = process.Begin(argc, argv, &file)) return *exit_code;
  absl::Status wrong = process.Need({"directory"});
  const auto principals = PrincipalsOf(process.file(), {file.principals().begin(), file.principals().end()});
  wrong.Update(principals.status());
  if (process.verb() == runtime::ProcessVerb::kTopics) return wrong.ok() ? RunTopics(process, *principals) : process.Fail(wrong);
  if (const auto exit_code = process.Prepare({"files", "keys"}, wrong)) return *exit_code;
  const auto broker_admin = process.NewBrokerAdmin();
  if (!broker_admin.ok()) return process.Fail(broker_admin.status());
  DistributionConfig config{.database = process.database(),
                            .files_folder = process.Folder("files"),
                            .key_folder = process.Folder("keys"),
                            .principals = *principals,
                            .door = process.door()};
  auto distribution = Distribution::Open(std::move(config), {process.clock(), process.randomness(), process.disk(), process.bus(),
                                                             process.ChannelTo("directory"), broker_admin->get()});
  if (!distribution.ok()) return process.Fail(distribution.status());
  return process.Serve((*distribution)->door(), (*distribution)->pumps());
}

}  // namespace
}  // namespace vanthu::distribution

int main(int argc, char** argv) { return vanthu::distribution::Main(argc, argv); }
