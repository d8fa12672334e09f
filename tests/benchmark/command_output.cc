#include "tests/benchmark/command_output.h"

#include <array>
#include <cerrno>
#include <cstdio>

#include "absl/strings/str_cat.h"

namespace vanthu::benchmark {

absl::StatusOr<std::string> OutputOf(const std::string& command) {
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return absl::ErrnoToStatus(errno, command);
  std::string output;
  std::array<char, 1 << 16> buffer{};
  for (size_t got = 0; (got = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) output.append(buffer.data(), got);
  if (pclose(pipe) != 0) return absl::InternalError(absl::StrCat("failed: ", command));
  return output;
}

}  // namespace vanthu::benchmark
