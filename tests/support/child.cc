#include "tests/support/child.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>

#include "gtest/gtest.h"

namespace vanthu::support {
namespace {

constexpr std::chrono::milliseconds kLook{20};
constexpr std::chrono::minutes kHang{4};  // less than ctest gives the test, which would not say what the program wrote

[[noreturn]] void Become(const std::vector<std::string>& command, const Child::Environment& environment, int output) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  for (const auto& [name, value] : environment) setenv(name.c_str(), value.c_str(), 1);
  dup2(output, STDOUT_FILENO);
  dup2(output, STDERR_FILENO);
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  execv(arguments[0], arguments.data());
  _exit(127);
}

}  // namespace

Child::Child(const std::vector<std::string>& command, const Environment& environment) {
  const int output = open(output_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  pid_ = fork();
  if (pid_ == 0) Become(command, environment, output);
  close(output);
}

Child::~Child() {
  if (HasEnded()) return;
  Signal(SIGKILL);
  waitpid(pid_, nullptr, 0);
}

void Child::Signal(int signal) const { kill(pid_, signal); }

std::string Child::Output() const {
  std::ostringstream bytes;
  bytes << std::ifstream(output_, std::ios::binary).rdbuf();
  return std::move(bytes).str();
}

bool Child::HasEnded() {
  int status = 0;
  if (!wait_status_ && waitpid(pid_, &status, WNOHANG) == pid_) wait_status_ = status;
  return wait_status_.has_value();
}

void Child::WaitUntil(const std::function<bool()>& is_there) {
  const auto end = std::chrono::steady_clock::now() + kHang;
  while (!is_there()) {
    if (std::chrono::steady_clock::now() > end) {
      ADD_FAILURE() << "the program hangs; so far it wrote:\n" << Output();
      Signal(SIGKILL);
    }
    std::this_thread::sleep_for(kLook);
  }
}

bool Child::Says(std::string_view text) {
  WaitUntil([&] { return HasEnded() || Output().find(text) != std::string::npos; });
  return Output().find(text) != std::string::npos;
}

Ended Child::Wait() {
  WaitUntil([this] { return HasEnded(); });
  const int status = *wait_status_;
  return {.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
          .signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0,
          .output = Output()};
}

}  // namespace vanthu::support
