#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"

namespace vanthu::standalone {

// The command line of vanthu-standalone.
struct Options {
  std::string config;
  std::string data = "data";
  std::string issue;  // the file; empty: none
  std::vector<std::string> attachments;
  bool once = false;
  bool anew = false;
  int patience_seconds = 60;  // with what does not go on, before it is reported as the end
  std::optional<absl::CivilDay> as_of;
  std::string void_issuance;
  std::string reason;
  std::string accept_clock;
  std::string export_trust;  // the file to write; empty: none
};

// Fills `options`; where the process is to end at once (help, a wrong word) gives the exit code.
std::optional<int> ParseOptions(int argc, char** argv, Options& options);

}  // namespace vanthu::standalone
