#include "tests/judges/judge_process.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace vanthu::judges {

Ended Run(const std::string& command) {
  Ended ended;
  FILE* child = popen(absl::StrCat("( ", command, " ) 2>&1").c_str(), "r");
  std::array<char, 65536> part;
  while (const size_t count = fread(part.data(), 1, part.size(), child)) ended.output.append(part.data(), count);
  const int status = pclose(child);
  ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ended;
}

std::string Quoted(const std::string& text) { return absl::StrCat("'", absl::StrReplaceAll(text, {{"'", "'\\''"}}), "'"); }

BuildLock::BuildLock(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  file_ = open((folder / "lock").c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0644);
  if (file_ < 0 || flock(file_, LOCK_EX) != 0) std::abort();
}

BuildLock::~BuildLock() { close(file_); }

}  // namespace vanthu::judges
