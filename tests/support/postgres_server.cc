#include "tests/support/postgres_server.h"

#include <fcntl.h>
#include <grp.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "services/platform/status/macros.h"

namespace vanthu::support {
namespace {

namespace fs = std::filesystem;

constexpr int kVersionMin = 15;
constexpr char kUser[] = "vanthu";

absl::StatusOr<fs::path> FindBinaries() {
  fs::path best;
  int best_version = kVersionMin - 1;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator("/usr/lib/postgresql", error)) {
    int version = 0;
    if (!absl::SimpleAtoi(entry.path().filename().string(), &version) || version <= best_version) continue;
    if (!fs::exists(entry.path() / "bin" / "initdb")) continue;
    best = entry.path() / "bin";
    best_version = version;
  }
  if (best.empty()) return absl::NotFoundError("PostgreSQL 15 or later is not installed (package postgresql)");
  return best;
}

// PostgreSQL refuses to run as root: as root, everything of the server belongs to the package's own user.
struct Owner {
  uid_t user = getuid();
  gid_t group = getgid();
};
absl::StatusOr<Owner> FindOwner() {
  if (getuid() != 0) return Owner();
  const passwd* entry = getpwnam("postgres");
  if (entry == nullptr) return absl::NotFoundError("there is no user postgres");
  return Owner{entry->pw_uid, entry->pw_gid};
}

class Server {
 public:
  explicit Server(Durability durability) : started_(Start(durability)) {}
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server() {
    if (pid_ > 0) {
      kill(pid_, SIGINT);  // "fast": open sessions are ended
      waitpid(pid_, nullptr, 0);
    }
    std::error_code ignored;
    if (!folder_.empty()) fs::remove_all(folder_, ignored);
  }
  absl::StatusOr<std::string> Url() const {
    if (!started_.ok()) return started_;
    return absl::StrFormat("postgresql:///postgres?host=%s&user=%s", folder_.string(), kUser);
  }

 private:
  absl::Status Start(Durability durability);
  absl::Status MakeFolder();
  absl::StatusOr<pid_t> Spawn(const std::string& program, std::vector<std::string> arguments) const;
  absl::Status RunInitdb();
  absl::Status WaitUntilReady();

  fs::path binaries_;
  Owner owner_;
  fs::path folder_;
  pid_t pid_ = -1;
  absl::Status started_;
};

absl::Status Server::MakeFolder() {
  std::string pattern = (fs::temp_directory_path() / "vanthu-postgres-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) return absl::ErrnoToStatus(errno, "mkdtemp");
  folder_ = pattern;
  if (chown(folder_.c_str(), owner_.user, owner_.group) != 0) return absl::ErrnoToStatus(errno, "chown");
  return absl::OkStatus();
}

absl::StatusOr<pid_t> Server::Spawn(const std::string& program, std::vector<std::string> arguments) const {
  arguments.insert(arguments.begin(), (binaries_ / program).string());
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  const std::string log = (folder_ / (program + ".log")).string();
  const pid_t pid = fork();
  if (pid < 0) return absl::ErrnoToStatus(errno, "fork");
  if (pid > 0) return pid;
  // Only what is safe between fork and exec.
  if (getuid() == 0 && (setgroups(0, nullptr) != 0 || setgid(owner_.group) != 0 || setuid(owner_.user) != 0)) _exit(126);
  prctl(PR_SET_PDEATHSIG, SIGQUIT);  // after setuid, which clears it
  if (chdir(folder_.c_str()) != 0) _exit(126);
  const int out = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  dup2(out, STDOUT_FILENO);
  dup2(out, STDERR_FILENO);
  execv(argv[0], argv.data());
  _exit(127);
}

absl::Status Server::RunInitdb() {
  ASSIGN_OR_RETURN(const pid_t pid, Spawn("initdb", {"--pgdata=data", "--encoding=UTF8", "--locale=C.UTF-8", "--auth=trust",
                                                     absl::StrFormat("--username=%s", kUser), "--no-sync", "--no-instructions"}));
  int status = 0;
  waitpid(pid, &status, 0);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return absl::OkStatus();
  return absl::InternalError("initdb failed, see " + (folder_ / "initdb.log").string());
}

absl::Status Server::WaitUntilReady() {
  const std::string url = absl::StrFormat("postgresql:///postgres?host=%s&user=%s", folder_.string(), kUser);
  for (int tries = 0; tries < 1500; ++tries) {
    if (PQping(url.c_str()) == PQPING_OK) return absl::OkStatus();
    if (waitpid(pid_, nullptr, WNOHANG) != 0) {
      pid_ = -1;
      return absl::InternalError("PostgreSQL ended at its start");
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return absl::DeadlineExceededError("PostgreSQL does not answer");
}

absl::Status Server::Start(Durability durability) {
  ASSIGN_OR_RETURN(binaries_, FindBinaries());
  ASSIGN_OR_RETURN(owner_, FindOwner());
  RETURN_IF_ERROR(MakeFolder());
  RETURN_IF_ERROR(RunInitdb());
  // What is lost with the machine need not be synced; deadlocks are looked for early, so that tests of them are short.
  std::vector<std::string> arguments = {
      "-D", "data", "-k", folder_.string(), "-c", "listen_addresses=", "-c", "deadlock_timeout=50ms"};
  if (durability == Durability::kNone) arguments.insert(arguments.end(), {"-c", "fsync=off", "-c", "shared_buffers=16MB"});
  ASSIGN_OR_RETURN(pid_, Spawn("postgres", std::move(arguments)));
  return WaitUntilReady();
}

}  // namespace

absl::StatusOr<std::string> PostgresUrl(Durability durability) {
  static Server server(durability);
  return server.Url();
}

}  // namespace vanthu::support
