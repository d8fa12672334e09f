#include "tests/benchmark/measured_gateway.h"

#include <cstdio>
#include <memory>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "gateway/http/bearer_credentials.h"
#include "gateway/http/gateway.h"
#include "gateway/http/testing/library_service.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/files/disk.h"
#include "services/platform/rpc/network_server.h"
#include "services/platform/rpc/person_token.h"
#include "services/platform/rpc/service_channel.h"
#include "services/platform/runtime/process_certificates.h"
#include "services/platform/runtime/stop_signal.h"
#include "services/platform/runtime/system_clock.h"
#include "services/platform/status/macros.h"

namespace vanthu::benchmark {
namespace {

constexpr char kInstallation[] = "do.example";
constexpr char kLibrary[] = "library";
constexpr char kGateway[] = "gateway";

crypto::SigningKey TokenKey() { return crypto::SigningKey::FromSeed(std::string(32, 'k')); }

rpc::TlsFiles TlsOf(const std::filesystem::path& folder, std::string_view process) {
  return {(folder / absl::StrFormat("%s.pem", process)).string(), (folder / "authorities.pem").string()};
}

int Fail(const absl::Status& status) {
  absl::FPrintF(stderr, "%s\n", status.ToString());
  return 1;
}

void TellPort(int port) {
  absl::PrintF("port %d.\n", port);
  std::fflush(stdout);
}

void Fill(gateway::testing::LibraryState* library) {
  gateway::testing::Book& book = library->books[kBook];
  book.set_name(kBook);
  book.set_title("Luật Ban hành văn bản quy phạm pháp luật");
  book.set_subject(gateway::testing::SUBJECT_LAW);
  book.set_lent_count(7);
  book.set_etag("3");
  book.mutable_added_at()->set_seconds(1717050000);
  library->text = std::string(kBookBytes, 'v');
}

}  // namespace

absl::Status MakeCertificates(const std::filesystem::path& folder) {
  crypto::SystemRandomness randomness;
  return runtime::MakeProcessCertificates(*files::MakeSystemDisk(), randomness, absl::Now(),
                                          {.folder = folder, .services = {kLibrary, kGateway}})
      .status();
}

std::string ClerkToken() {
  const rpc::Person clerk{AccountId::Trusted("an"), AgencyId::Trusted("so-a"), {type::v1::ROLE_CLERK}};
  return rpc::MintPersonToken(
      TokenKey(),
      {.person = clerk, .audience = kInstallation, .presenter = kGateway, .expires = absl::Now() + absl::Minutes(59)});
}

int ServeLibrary(const std::filesystem::path& folder) {
  runtime::StopSignal stop;
  runtime::SystemClock clock;
  crypto::SystemRandomness randomness;
  gateway::testing::LibraryState state;
  Fill(&state);
  rpc::DoorOptions options;
  options.service = kLibrary;
  options.audience = kInstallation;
  options.token_keys = [] { return std::vector{TokenKey().public_key()}; };
  rpc::Door door(std::move(options), clock, randomness);
  const gateway::testing::LibraryService service(door, state);
  const auto server = rpc::NetworkServer::Start(door, {.address = "127.0.0.1:0", .tls = TlsOf(folder, kLibrary)});
  if (!server.ok()) return Fail(server.status());
  TellPort((*server)->port());
  stop.Wait();
  (*server)->Shutdown(absl::Seconds(1));
  return 0;
}

int ServeGateway(const std::filesystem::path& folder, const std::string& library_address) {
  runtime::StopSignal stop;
  runtime::SystemClock clock;
  gateway::GatewayConfig config;
  config.services["vanthu.gateway.testing.Library"] = rpc::ServiceChannel(library_address, TlsOf(folder, kGateway), kLibrary);
  const auto gateway = gateway::Gateway::Open(std::move(config), clock, std::make_unique<gateway::BearerCredentials>());
  if (!gateway.ok()) return Fail(gateway.status());
  TellPort((*gateway)->port());
  stop.Wait();
  (*gateway)->Drain(absl::Seconds(1));
  return 0;
}

}  // namespace vanthu::benchmark
