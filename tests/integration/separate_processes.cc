#include "tests/integration/separate_processes.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "services/platform/rpc/service_channel.h"
#include "services/platform/runtime/process_certificates.h"

namespace vanthu::integration {
namespace {

constexpr char kBootstrap[] = "bootstrap.servers=";
constexpr const char* kAgencies[] = {"t",   "t-n", "t-so", "t-a",
                                     "t-b", "t-c", "t-d",  "t-moi"};  // of directory.yaml, and one that joins later

// Below the range from which the system takes ports for connections, so that none of those sits on it when a service comes back;
// each test process has sixteen of its own.
int FreePort() {
  static int next = 20'000 + static_cast<int>(getpid() % 625) * 16;
  while (true) {
    const int port = ++next;
    const int channel = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool is_free = bind(channel, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
    close(channel);
    if (is_free) return port;
  }
}

std::string Program(std::string_view name) { return absl::StrCat(VANTHU_PROGRAMS, "/", std::string(name)); }

std::vector<std::string> BrokerCommand() {
  std::vector<std::string> command = {Program("vanthu-mock-broker")};
  for (const char* issuer : {kIssuer, "t-n"}) command.push_back(absl::StrCat("vanthu.v1.receipts.", issuer));
  for (const char* agency : kAgencies) command.push_back(absl::StrCat("vanthu.v1.inbox.", agency));
  return command;
}

}  // namespace

std::string ProgramOf(std::string_view service) { return Program(absl::StrCat("vanthu-", std::string(service))); }

SeparateProcesses::SeparateProcesses() : Desk(clock_, randomness_), disk_(files::MakeSystemDisk()) {
  broker_ = std::make_unique<support::Child>(BrokerCommand());
  EXPECT_TRUE(broker_->Says("\n")) << broker_->Output();
  const std::string said = broker_->Output();
  bootstrap_servers_ = said.substr(said.find(kBootstrap) + sizeof(kBootstrap) - 1);
  bootstrap_servers_.erase(bootstrap_servers_.find('\n'));
  for (const char* service : kServices) {
    ports_[service] = FreePort();
    ports_[absl::StrCat(service, " observed")] = FreePort();
  }
  MakeCertificates();
  WriteFiles();
  SitDown([this](const std::string& service) { return ChannelTo(service); });
}

SeparateProcesses::~SeparateProcesses() { StandUp(); }

void SeparateProcesses::MakeCertificates() {
  runtime::CertificateOrder order{.folder = Path("tls"), .services = {"standalone", "outside", "a-stranger"}};
  order.services.insert(order.services.end(), std::begin(kServices), std::end(kServices));
  EXPECT_TRUE(runtime::MakeProcessCertificates(*disk_, randomness_, clock_.Now(), order).ok());
}

std::string SeparateProcesses::ProcessPart(const std::string& service, const std::vector<std::string>& peers) const {
  std::string yaml =
      absl::StrCat("process:\n  installation: thu-nghiem\n  listen: ", AddressOf(service), "\n  observe: ", ObservedAt(service),
                   "\n  data_folder: ", service, "\n  key_and_chain_file: tls/", service,
                   ".pem\n  authorities_file: tls/authorities.pem\n  token_keys_file: tls/token-keys.pem\n  drain_grace: 10s\n");
  if (peers.empty()) return yaml;
  absl::StrAppend(&yaml, "  peers:\n");
  for (const std::string& peer : peers) absl::StrAppend(&yaml, "    ", peer, ": ", AddressOf(peer), "\n");
  return yaml;
}

void SeparateProcesses::WriteFiles() {
  const std::string broker = absl::StrCat("broker:\n  bootstrap_servers: ", bootstrap_servers_, "\n");
  SetUp("directory", {},
        absl::StrCat("sample: true\ndirectory_file: ", VANTHU_SOURCE_DIR, "/tests/integration/directory.yaml\n"));
  SetUp("numbering", {"directory"}, "books: [van-ban-di]\n");
  SetUp("distribution", {"directory"}, broker);
  SetUp("drafting", {"directory", "numbering", "distribution"}, "sample: true\ncommon_book: van-ban-di\n");
  SetUp("connector", {"directory", "distribution"}, absl::StrCat(broker, "endpoints_folder: endpoints\n"));
  std::string gateway = absl::StrCat("listen: ", AddressOf("gateway"), "\nkey_and_chain_file: tls/gateway.pem\n",
                                     "authorities_file: tls/authorities.pem\nservices:\n");
  for (const char* service : kServices) {
    if (service != std::string_view("gateway")) absl::StrAppend(&gateway, "  ", service, ": ", AddressOf(service), "\n");
  }
  std::ofstream(Path("gateway.yaml")) << gateway;
}

void SeparateProcesses::SetUp(const std::string& service, const std::vector<std::string>& peers, const std::string& own_part) {
  std::ofstream(Path(absl::StrCat(service, ".yaml"))) << ProcessPart(service, peers) << own_part;
}

std::string SeparateProcesses::AddressOf(const std::string& service) const {
  return absl::StrCat("127.0.0.1:", ports_.at(service));
}

std::string SeparateProcesses::ObservedAt(const std::string& service) const {
  return absl::StrCat("127.0.0.1:", ports_.at(absl::StrCat(service, " observed")));
}

std::vector<std::string> SeparateProcesses::Command(const std::string& service, const std::vector<std::string>& arguments) const {
  std::vector<std::string> command = {ProgramOf(service), "--config", Path(absl::StrCat(service, ".yaml")).string()};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return command;
}

void SeparateProcesses::Start(const std::string& service) {
  std::lock_guard lock(mutex_);
  children_[service] = std::make_unique<support::Child>(Command(service));
}

bool SeparateProcesses::IsServing(const std::string& service) {
  const bool is_serving = children_.at(service)->Says("process.serving");
  if (!is_serving) {
    const support::Ended ended = children_.at(service)->Wait();
    ADD_FAILURE() << service << " ended with " << ended.exit_code << ", signal " << ended.signal << ": " << ended.output;
  }
  return is_serving;
}

void SeparateProcesses::SitDownAgain() {
  for (const auto& [service, child] : children_) IsServing(service);
  StandUp();
  SitDown([this](const std::string& service) { return ChannelTo(service); });
}

void SeparateProcesses::Kill(const std::string& service) {
  std::lock_guard lock(mutex_);
  support::Child& child = *children_.at(service);
  child.Signal(SIGKILL);
  const support::Ended ended = child.Wait();
  EXPECT_EQ(ended.signal, SIGKILL) << service << " had ended by itself: " << ended.output;
}

void SeparateProcesses::Terminate(const std::string& service) { children_.at(service)->Signal(SIGTERM); }

support::Ended SeparateProcesses::Wait(const std::string& service) { return children_.at(service)->Wait(); }

support::Ended SeparateProcesses::Drain(const std::string& service) {
  Terminate(service);
  return Wait(service);
}

std::string SeparateProcesses::Output(const std::string& service) {
  std::lock_guard lock(mutex_);
  return children_.at(service)->Output();
}

std::shared_ptr<grpc::Channel> SeparateProcesses::ChannelTo(const std::string& service, const std::string& caller) const {
  return rpc::ServiceChannel(
      AddressOf(service),
      {.key_and_chain = Path(absl::StrCat("tls/", caller, ".pem")).string(), .authorities = Path("tls/authorities.pem").string()},
      service);
}

std::vector<std::string> SeparateProcesses::BrokenPromisesOf(const Told& told) {
  std::vector<std::string> broken = BrokenPromises(*this, {folder_.path(), clock_.Now(), *disk_}, told);
  if (std::string findings = AuditFindings(); !findings.empty()) broken.push_back(std::move(findings));
  return broken;
}

std::string SeparateProcesses::AuditFindings() {
  const std::string database = absl::StrCat("sqlite:", Path("numbering/database.sqlite").string());
  const support::Ended audit =
      support::Child({Program("vanthu-register-audit"), "--database", database, "--tiles", Path("numbering/log").string()})
          .Wait();
  return audit.exit_code == 0 ? "" : audit.output;
}

Killer::Killer(SeparateProcesses& processes, uint64_t seed, int kills) : processes_(processes), random_(seed), kills_(kills) {
  thread_ = std::thread([this] { Work(); });
}

Killer::~Killer() {
  released_.set_value();
  thread_.join();
}

void Killer::End() {
  done_.get_future().wait();
  processes_.SitDownAgain();
}

void Killer::Work() {
  KillInTurn();
  done_.set_value();
  released_.get_future().wait();
}

void Killer::KillInTurn() {
  std::vector<std::string> round;
  for (int done = 0; done < kills_; ++done) {
    if (round.empty()) {
      round.assign(std::begin(kServices), std::end(kServices));
      std::shuffle(round.begin(), round.end(), random_);
    }
    const std::string service = round.back();
    round.pop_back();
    std::this_thread::sleep_for(std::chrono::milliseconds(random_() % 1500));
    processes_.Kill(service);
    std::this_thread::sleep_for(std::chrono::milliseconds(random_() % 500));
    processes_.Start(service);
  }
}

}  // namespace vanthu::integration
