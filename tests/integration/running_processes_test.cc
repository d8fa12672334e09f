#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gateway/http/testing/raw_client.h"
#include "grpcpp/generic/generic_stub.h"
#include "grpcpp/grpcpp.h"
#include "gtest/gtest.h"
#include "services/platform/rpc/grpc_status.h"
#include "services/platform/rpc/service_channel.h"
#include "services/platform/runtime/process_certificates.h"
#include "services/platform/text/host_port.h"
#include "tests/integration/contract_access.h"
#include "tests/integration/separate_processes.h"
#include "tests/integration/wire_call.h"

namespace vanthu::integration {
namespace {

using google::protobuf::MethodDescriptor;

// What a process tells the service manager that started it: the socket of sd_notify(3).
class ServiceManager {
 public:
  explicit ServiceManager(const std::string& path) : socket_(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof(address.sun_path) - 1);
    EXPECT_EQ(bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
    setenv("NOTIFY_SOCKET", path.c_str(), 1);
  }
  ~ServiceManager() {
    unsetenv("NOTIFY_SOCKET");
    close(socket_);
  }
  std::map<std::string, int> Heard() {  // since it was asked last
    std::map<std::string, int> heard;
    std::string message(100, '\0');
    for (ssize_t length = 0; (length = recv(socket_, message.data(), message.size(), 0)) > 0;) {
      ++heard[message.substr(0, static_cast<size_t>(length))];
    }
    return heard;
  }

 private:
  int socket_;
};

// One installation of separate programs for all tests of this file: none of them changes what the next one finds.
class RunningProcesses : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    processes_ = std::make_unique<SeparateProcesses>();
    processes_->SetUp("numbering", {"directory"}, "  reflection: true\nbooks: [van-ban-di]\n");
    manager_ = std::make_unique<ServiceManager>(processes_->Path("notify").string());
    for (const char* service : kServices) processes_->Start(service);
    for (const char* service : kServices) ASSERT_TRUE(processes_->IsServing(service));
  }
  static void TearDownTestSuite() {
    processes_->StandUp();
    int stopping = 0;
    for (const char* service : {"gateway", "connector", "drafting", "distribution", "numbering", "directory"}) {
      const support::Ended ended = processes_->Drain(service);
      EXPECT_EQ(ended.exit_code, 0) << service << ": " << ended.output;
      stopping += manager_->Heard()["STOPPING=1"];
    }
    EXPECT_EQ(stopping, 6);
    manager_.reset();
    processes_.reset();
  }

  static std::string Read(const std::string& address, const std::string& target) {
    return gateway::testing::Ask(text::ParseHostPort(address)->port, "GET", target).body;
  }
  static std::string MetricsOf(const std::string& service) {
    const bool is_gateway = service == "gateway";
    return Read(is_gateway ? processes_->AddressOf(service) : processes_->ObservedAt(service), "/metrics");
  }
  static absl::Status Call(const std::shared_ptr<grpc::Channel>& channel, const MethodDescriptor& method) {
    return CallOverTheWire(channel, method, *RequestNaming(method, "agencies/t"), {});
  }

  static std::unique_ptr<SeparateProcesses> processes_;
  static std::unique_ptr<ServiceManager> manager_;
};

std::unique_ptr<SeparateProcesses> RunningProcesses::processes_;
std::unique_ptr<ServiceManager> RunningProcesses::manager_;

TEST_F(RunningProcesses, TellTheServiceManagerThatTheyServe) { EXPECT_EQ(manager_->Heard()["READY=1"], 6); }

TEST_F(RunningProcesses, AreFoundWellByTheirDoctors) {
  for (const char* service : kServices) {
    const support::Ended examined = support::Child(processes_->Command(service, {"doctor"})).Wait();
    EXPECT_EQ(examined.exit_code, 0) << service << ": " << examined.output;
    EXPECT_NE(examined.output.find("certificate: "), std::string::npos) << examined.output;
  }
}

TEST_F(RunningProcesses, TellPrometheusWhenTheirCertificatesEnd) {
  for (const char* service : kServices) {
    EXPECT_NE(MetricsOf(service).find("\nvanthu_certificate_expires_timestamp_seconds "), std::string::npos) << service;
  }
}

TEST_F(RunningProcesses, LetEachCertificateDoWhatTheContractsSay) {
  const std::vector<std::string> callers = {"directory", "numbering",  "distribution", "drafting",  "connector",
                                            "gateway",   "standalone", "outside",      "a-stranger"};
  int calls = 0;
  for (const std::string& service : ServicesWithAContract()) {
    for (const std::string& caller : callers) {
      const auto channel = processes_->ChannelTo(service, caller);
      for (const MethodDescriptor* method : MethodsOf(service)) {
        ++calls;
        const absl::Status status = Call(channel, *method);
        EXPECT_EQ(!IsTurnedAway(status, *method), MayProcess(*method, caller))
            << NameOf(*method) << " by " << caller << ": " << status;
      }
    }
  }
  EXPECT_GT(calls, 400);
}

// What a caller has to show, and to whom: files of certificates, or nothing.
struct Stranger {
  const char* is;
  std::function<std::shared_ptr<grpc::Channel>(const std::string& service)> channel_to;
};

std::string TextOf(const std::filesystem::path& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Stranger> StrangersTo(const SeparateProcesses& processes) {
  const auto disk = files::MakeSystemDisk();
  crypto::SystemRandomness randomness;
  const absl::Time now = runtime::SystemClock().Now();
  const std::string authorities = processes.Path("tls/authorities.pem").string();
  EXPECT_TRUE(
      runtime::MakeProcessCertificates(*disk, randomness, now, {.folder = processes.Path("foreign"), .services = {"drafting"}})
          .ok());
  std::filesystem::create_directories(processes.Path("ended"));
  std::filesystem::copy_file(processes.Path("tls/authority.pem"), processes.Path("ended/authority.pem"));
  EXPECT_TRUE(
      runtime::MakeProcessCertificates(*disk, randomness, now - absl::Hours(48),
                                       {.folder = processes.Path("ended"), .services = {"drafting"}, .life = absl::Hours(24)})
          .ok());
  EXPECT_EQ(TextOf(processes.Path("ended/authorities.pem")), TextOf(authorities));
  const auto with = [&processes, authorities](const char* file) {
    return [&processes, authorities, file](const std::string& service) {
      return rpc::ServiceChannel(processes.AddressOf(service),
                                 {.key_and_chain = processes.Path(file).string(), .authorities = authorities}, service);
    };
  };
  const auto without = [&processes, authorities](const std::string& service) {
    grpc::ChannelArguments arguments;
    arguments.SetSslTargetNameOverride(service);
    grpc::SslCredentialsOptions options;
    options.pem_root_certs = TextOf(authorities);
    return grpc::CreateCustomChannel(processes.AddressOf(service), grpc::SslCredentials(options), arguments);
  };
  const auto plain = [&processes](const std::string& service) {
    return grpc::CreateChannel(processes.AddressOf(service), grpc::InsecureChannelCredentials());
  };
  return {{"of a foreign authority", with("foreign/drafting.pem")},
          {"whose certificate has ended", with("ended/drafting.pem")},
          {"without a certificate", without},
          {"without TLS", plain}};
}

// The lines of a process's metrics that count callers whom its door did not know.
std::string UnknownCallersOf(const std::string& metrics) {
  std::string counted;
  for (size_t at = metrics.find("UNAUTHENTICATED"); at != std::string::npos; at = metrics.find("UNAUTHENTICATED", at + 1)) {
    const size_t begin = metrics.rfind('\n', at);
    counted += metrics.substr(begin, metrics.find('\n', at) - begin);
  }
  return counted;
}

TEST_F(RunningProcesses, HearNothingFromWhoHasNoCertificateOfTheirs) {
  for (const Stranger& stranger : StrangersTo(*processes_)) {
    for (const std::string& service : ServicesWithAContract()) {
      const std::string before = UnknownCallersOf(MetricsOf(service));
      const auto channel = stranger.channel_to(service);
      for (const MethodDescriptor* method : MethodsOf(service)) {
        EXPECT_TRUE(absl::IsUnavailable(Call(channel, *method))) << NameOf(*method) << " by one " << stranger.is;
      }
      EXPECT_EQ(UnknownCallersOf(MetricsOf(service)), before) << "one " << stranger.is << " came to the door of " << service;
    }
  }
}

// What reflection answers to "which services are there?" (grpc.reflection.v1alpha: ServerReflectionRequest.list_services, 7).
absl::StatusOr<std::string> AskReflection(const std::shared_ptr<grpc::Channel>& channel) {
  grpc::GenericStub stub(channel);
  grpc::CompletionQueue queue;
  grpc::ClientContext context;
  const auto call = stub.PrepareCall(&context, "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", &queue);
  const auto done = [&queue] {
    void* tag = nullptr;
    bool ok = false;
    return queue.Next(&tag, &ok) && ok;
  };
  int tag = 0;
  call->StartCall(&tag);
  if (done()) {
    const grpc::Slice slice(std::string("\x3a\x00", 2));
    call->WriteLast(grpc::ByteBuffer(&slice, 1), grpc::WriteOptions(), &tag);
    (void)done();
  }
  grpc::ByteBuffer answer;
  call->Read(&answer, &tag);
  const bool has_answer = done();
  grpc::Status status;
  call->Finish(&status, &tag);
  (void)done();
  queue.Shutdown();
  if (!has_answer) return rpc::FromGrpc(status);
  grpc::Slice slice;
  EXPECT_TRUE(answer.DumpToSingleSlice(&slice).ok());
  return std::string(reinterpret_cast<const char*>(slice.begin()), slice.size());
}

TEST_F(RunningProcesses, AnswerReflectionOnlyWhereItIsTurnedOn) {
  for (const std::string& service : ServicesWithAContract()) {
    const auto answer = AskReflection(processes_->ChannelTo(service));
    if (service == "numbering") {
      ASSERT_TRUE(answer.ok()) << answer.status();
      EXPECT_NE(answer->find("vanthu.numbering.v1.Numbering"), std::string::npos);
    } else {
      EXPECT_TRUE(absl::IsUnimplemented(answer.status())) << service << ": " << answer.status();
    }
  }
}

}  // namespace
}  // namespace vanthu::integration
