#pragma once

#include <optional>
#include <string>

#include "absl/time/civil_time.h"

namespace vanthu::standalone {

// The command line of vanthu-standalone.
struct Options {
  std::string config;
  std::string data = "data";
  std::string listen;  // where the gateway listens; empty: where the configuration says
  std::optional<absl::CivilDay> as_of;
  std::string export_trust;  // the file to write; empty: none, it serves
};

// Fills `options`; where the process is to end at once (help, a wrong word) gives the exit code.
std::optional<int> ParseOptions(int argc, char** argv, Options& options);

}  // namespace vanthu::standalone
