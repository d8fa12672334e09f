#pragma once

#include <filesystem>
#include <string>

namespace vanthu::judges {

struct Ended {
  int code = 0;
  std::string output;
};

// A command of the shell, its two outputs as one.
Ended Run(const std::string& command);
std::string Quoted(const std::string& text);

// One test process builds a judge in `folder`, the others wait.
class BuildLock {
 public:
  explicit BuildLock(const std::filesystem::path& folder);
  ~BuildLock();
  BuildLock(const BuildLock&) = delete;
  BuildLock& operator=(const BuildLock&) = delete;

 private:
  int file_;
};

}  // namespace vanthu::judges
