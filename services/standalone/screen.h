#pragma once

#include <cstdio>
#include <string_view>

#include "absl/status/status.h"

namespace vanthu::standalone {

// What the person at the terminal reads: Vietnamese first, English second. Threads: one.
class Screen {
 public:
  explicit Screen(std::FILE* out) : out_(out) {}

  void Say(std::string_view vietnamese, std::string_view english);
  void Warn(const absl::Status& status);

 private:
  std::FILE* out_;
};

}  // namespace vanthu::standalone
