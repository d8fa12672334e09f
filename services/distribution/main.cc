#include "services/distribution/distribution.h"
#include "services/platform/runtime/service_process.h"
#include "vanthu/config/v1/distribution.pb.h"

namespace vanthu::distribution {
namespace {

int Main(int argc, char** argv) {
  runtime::ServiceProcess process("distribution", "văn bản đến từng nơi nhận · each recipient gets its dispatch");
  config::v1::Distribution file;
  if (const auto exit_code = process.Begin(argc, argv, &file)) return *exit_code;
  if (const auto exit_code = process.Prepare({"files", "keys"}, process.Need({"directory"}))) return *exit_code;
  DistributionConfig config{.database = process.database(),
                            .files_folder = process.Folder("files"),
                            .key_folder = process.Folder("keys"),
                            .door = process.door()};
  auto distribution = Distribution::Open(
      std::move(config), {process.clock(), process.randomness(), process.disk(), process.bus(), process.ChannelTo("directory")});
  if (!distribution.ok()) return process.Fail(distribution.status());
  return process.Serve((*distribution)->door(), (*distribution)->pumps());
}

}  // namespace
}  // namespace vanthu::distribution

int main(int argc, char** argv) { return vanthu::distribution::Main(argc, argv); }
