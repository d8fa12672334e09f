#include <cstdio>

#include "CLI/CLI.hpp"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/runtime/process_certificates.h"
#include "services/platform/runtime/system_clock.h"
#include "services/platform/status/reason.h"

namespace vanthu::runtime {
namespace {

int Main(int argc, char** argv) {
  CLI::App app(
      "vanthu-certificates: chứng thư để các tiến trình nhận ra nhau · the certificates by which the processes know each other");
  CertificateOrder order{.folder = {},
                         .services = {"connector", "directory", "distribution", "drafting", "gateway", "numbering"}};
  std::string folder;
  std::vector<std::string> also;
  int days = 365;
  app.add_option("folder", folder, "thư mục · where they lie")->required();
  app.add_option("--host", order.hosts, "tên hoặc địa chỉ máy · a machine's name or address, may be repeated");
  app.add_option("--also", also, "thêm chứng thư mang tên này · one more, of this name, for a program of yours; may be repeated");
  app.add_option(
      "--connector", order.own_connectors,
      "bộ kết nối trên máy riêng của một cơ quan · the connector of an agency with a machine of its own; may be repeated");
  app.add_option("--days", days, "hạn dùng · how long they hold")->check(CLI::Range(1, 3650))->capture_default_str();
  app.add_flag("--renew", order.renews, "thay các chứng thư đang có · replaces those that are there");
  CLI11_PARSE(app, argc, argv);
  order.folder = folder;
  order.life = absl::Hours(24) * days;
  order.services.insert(order.services.end(), also.begin(), also.end());
  const auto disk = files::MakeSystemDisk();
  crypto::SystemRandomness randomness;
  const auto written = MakeProcessCertificates(*disk, randomness, SystemClock().Now(), order);
  if (!written.ok()) {
    std::fprintf(stderr, "%s\n%s\n", status::Text(written.status(), status::Language::kVietnamese).c_str(),
                 status::Text(written.status(), status::Language::kEnglish).c_str());
    return 1;
  }
  for (const auto& path : *written) std::printf("%s\n", path.c_str());
  return 0;
}

}  // namespace
}  // namespace vanthu::runtime

int main(int argc, char** argv) { return vanthu::runtime::Main(argc, argv); }
