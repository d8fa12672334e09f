// The gateway behind a real nginx with deploy/nginx/vanthu.conf, asked by curl.

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "gateway/http/testing/library_house.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "tests/support/engines_required.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::gateway {
namespace {

using testing::Eventually;
using ::testing::HasSubstr;
using testing::LibraryHouse;
using ::testing::Not;

std::string Shell(const std::string& command) {
  FILE* child = popen(absl::StrCat(command, " 2>&1").c_str(), "r");
  std::string output;
  char part[4096];
  while (const size_t count = fread(part, 1, sizeof(part), child)) output.append(part, count);
  pclose(child);
  return output;
}

bool IsThere(const std::string& program) {
  return std::system(absl::StrCat("command -v ", program, " >/dev/null 2>&1").c_str()) == 0;
}

// A port that was free a moment ago.
int FreePort() {
  testing::FixedClock clock;
  const auto server = Server::Start(
      {}, clock, [](std::shared_ptr<Exchange>) {}, [](const absl::Status&) { return Response(); });
  return (*server)->port();
}

class Nginx : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!IsThere("nginx") || !IsThere("curl") || !IsThere("openssl")) {
      ASSERT_FALSE(support::EnginesRequired()) << "nginx, curl and openssl are needed";
      GTEST_SKIP() << "nginx, curl or openssl is not installed";
    }
    Shell(
        absl::StrCat("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost -addext "
                     "subjectAltName=DNS:localhost -keyout ",
                     Path("key.pem"), " -out ", Path("cert.pem")));
    WriteConfiguration();
    pid_ = fork();
    if (pid_ == 0) {
      execlp("nginx", "nginx", "-p", folder_.path().c_str(), "-c", "nginx.conf", nullptr);
      _exit(127);
    }
    ASSERT_TRUE(Eventually([&] { return Curl("/healthz").find("alive") != std::string::npos; }))
        << Shell("cat " + Path("error.log"));
  }
  void TearDown() override {
    if (pid_ <= 0) return;
    kill(pid_, SIGTERM);
    waitpid(pid_, nullptr, 0);
  }

  std::string Path(const std::string& name) const { return (folder_.path() / name).string(); }

  // Ours as it is shipped, but for ports and files.
  void WriteConfiguration() {
    std::ostringstream shipped;
    shipped << std::ifstream(std::string(VANTHU_SOURCE_DIR) + "/deploy/nginx/vanthu.conf").rdbuf();
    const std::string ours =
        absl::StrReplaceAll(shipped.str(), {{"127.0.0.1:8080", absl::StrCat("127.0.0.1:", house_.gateway->port())},
                                            {"listen 80;", absl::StrCat("listen 127.0.0.1:", plain_port_, ";")},
                                            {"listen 443 ", absl::StrCat("listen 127.0.0.1:", port_, " ")},
                                            {"/etc/vanthu/tls/public.pem", Path("cert.pem")},
                                            {"/etc/vanthu/tls/public.key", Path("key.pem")}});
    std::ofstream(Path("vanthu.conf")) << ours;
    std::ofstream(Path("nginx.conf")) << "daemon off;\nmaster_process off;\npid " << Path("pid") << ";\nerror_log "
                                      << Path("error.log") << ";\nevents {}\nhttp {\n  access_log off;\n  client_body_temp_path "
                                      << Path("body") << ";\n  proxy_temp_path " << Path("proxy") << ";\n  include "
                                      << Path("vanthu.conf") << ";\n}\n";
  }

  std::string Curl(const std::string& path, const std::string& options = "") const {
    return Shell(absl::StrCat("curl -sS --max-time 20 --cacert ", Path("cert.pem"), " -H 'Authorization: ", house_.Bearer().value,
                              "' ", options, " 'https://localhost:", port_, path, "'"));
  }

  LibraryHouse house_{
      {.trusted_proxies = {"127.0.0.1"}, .heartbeat = absl::Milliseconds(200), .first_event_wait = absl::Milliseconds(50)}};
  support::TemporaryFolder folder_;
  const int port_ = FreePort();
  const int plain_port_ = FreePort();
  pid_t pid_ = 0;
};

constexpr char kBook[] = "/v1/agencies/so-a/books/luat";

TEST_F(Nginx, PassesCallsOverTlsAndHttp2) {
  const std::string answer = Curl(kBook, "--http2 -i");
  EXPECT_THAT(answer, HasSubstr("HTTP/2 200"));
  EXPECT_THAT(answer, HasSubstr("\"title\":\"Luật\""));
  EXPECT_THAT(answer, HasSubstr("strict-transport-security: max-age=")) << "the gateway believes it about TLS";
  EXPECT_THAT(Curl("/v1/agencies/so-a%2Fbooks/books/luat"), HasSubstr("MALFORMED_HTTP")) << "the path comes as it was sent";
}

TEST_F(Nginx, KeepsTheFiguresInside) {
  EXPECT_THAT(Curl("/metrics"), Not(HasSubstr("vanthu_gateway")));
  EXPECT_THAT(Curl("/readyz"), Not(HasSubstr("SERVING")));
}

TEST_F(Nginx, ReplacesWhatAClientClaimsOfItsAddress) {
  house_.gateway = nullptr;
  house_.config.per_address = {.per_second = 0.01, .burst = 3};
  house_.config.server.port = 0;
  house_.OpenGateway();
  // The upstream moved: nginx reads it anew.
  WriteConfiguration();
  kill(pid_, SIGTERM);
  waitpid(pid_, nullptr, 0);
  pid_ = fork();
  if (pid_ == 0) {
    execlp("nginx", "nginx", "-p", folder_.path().c_str(), "-c", "nginx.conf", nullptr);
    _exit(127);
  }
  ASSERT_TRUE(Eventually([&] { return Curl("/healthz").find("alive") != std::string::npos; }));
  std::string last;
  for (int i = 0; i < 4; ++i) last = Curl(kBook, absl::StrCat("-H 'X-Forwarded-For: 9.9.9.", i, "'"));
  EXPECT_THAT(last, HasSubstr("RATE_LIMITED")) << "four addresses of one client";
}

TEST_F(Nginx, StreamsEventsAsTheyHappen) {
  std::string seen;
  std::thread reading([&] { seen = Curl(std::string(kBook) + ":watch", "-N"); });
  EXPECT_TRUE(Eventually([&] { return house_.state.feeds_open == 1; }));
  house_.state.AddNote("một");
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  house_.state.EndNotes();
  reading.join();
  EXPECT_THAT(seen, HasSubstr("id: 1\ndata: {\"number\":\"1\",\"text\":\"một\"}"));
  EXPECT_THAT(seen, HasSubstr("\n:\n")) << "a beat came through in between";
  EXPECT_THAT(seen, HasSubstr("event: end"));
}

TEST_F(Nginx, PassesFilesBothWays) {
  const std::string file = Path("file");
  std::ofstream(file) << std::string(20 << 20, 'x') << "end";
  EXPECT_THAT(Curl(std::string(kBook) + "/text?fileName=a", "-X POST --data-binary @" + file),
              HasSubstr("\"sizeBytes\":\"20971523\""));
  house_.state.text = house_.state.stored;
  Curl(std::string(kBook) + "/text", "-o " + Path("back"));
  EXPECT_EQ(std::filesystem::file_size(Path("back")), 20971523u);
  EXPECT_EQ(Curl(std::string(kBook) + "/text", "-r -3"), "end");
  EXPECT_THAT(Curl(std::string(kBook) + "/cover", "-X POST -H 'Content-Type: image/png' --data-binary @" + file),
              HasSubstr("BODY_TOO_LARGE"));
}

TEST_F(Nginx, AnswersPlainHttpForPeopleOnly) {
  const std::string plain = absl::StrCat("curl -sS -i http://localhost:", plain_port_);
  EXPECT_THAT(Shell(plain + kBook), HasSubstr("403"));
  EXPECT_THAT(Shell(plain + "/"), HasSubstr("Location: https://localhost/"));
}

}  // namespace
}  // namespace vanthu::gateway
