#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "services/platform/runtime/doctor.h"
#include "services/platform/runtime/json_log.h"

namespace vanthu::runtime {

enum class ProcessVerb { kServe, kCheckConfig, kMigrate, kDoctor, kTopics };

// What the command line of a process asks for: a verb, and the configuration file.
struct ProcessCommand {
  ProcessVerb verb = ProcessVerb::kServe;
  std::string argument;  // of the verb: "plan" or "apply" of topics
  std::string file;
  std::optional<int> exit_code;  // that was all: --help, or a word that is none
};

// Reads it for `program` ("vanthu-numbering"), of which `title` is what --help says, in Vietnamese and English. Any of `verbs`,
// besides serving, may stand beside --config.
ProcessCommand ReadProcessCommand(const std::string& program, const std::string& title, const std::vector<ProcessVerb>& verbs,
                                  int argc, char** argv);

// Prints what the verb `doctor` found and gives its exit code: 1 where something is ill.
int TellFindings(Doctor doctor);

// Writes why a process ends, in both languages, and gives its exit code.
int TellFailure(JsonLog& log, const absl::Status& status);

}  // namespace vanthu::runtime
