#pragma once

#include <sys/types.h>

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/temporary_folder.h"

namespace vanthu::support {

// How a program ended, and what it wrote on both of its outputs.
struct Ended {
  int exit_code = -1;  // -1: by a signal
  int signal = 0;
  std::string output;
};

// A program in a process of its own. It never outlives its Child, nor the test.
class Child {
 public:
  using Environment = std::map<std::string, std::string>;  // on top of the test's own
  explicit Child(const std::vector<std::string>& command, const Environment& environment = {});
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  pid_t pid() const { return pid_; }
  void Signal(int signal) const;
  std::string Output() const;  // so far
  // Whether the program has written this before it ended.
  bool Says(std::string_view text);
  // A program that hangs is killed, which fails the test.
  Ended Wait();

 private:
  bool HasEnded();
  void WaitUntil(const std::function<bool()>& is_there);

  TemporaryFolder folder_;
  const std::filesystem::path output_ = folder_.path() / "output";
  pid_t pid_ = -1;
  std::optional<int> wait_status_;
};

}  // namespace vanthu::support
