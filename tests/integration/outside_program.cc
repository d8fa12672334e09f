#include "tests/integration/outside_program.h"

#include <fstream>

#include "absl/strings/str_cat.h"
#include "services/directory/account/password_rule.h"
#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::integration {
namespace {

constexpr char kPython[] = "/usr/bin/python3";  // Debian's, which has Debian's gRPC and Kafka

std::string Example(const std::string& name) { return absl::StrCat(VANTHU_SOURCE_DIR, "/docs/examples/", name); }

std::vector<std::string> Joined(std::vector<std::string> command, const std::vector<std::string>& arguments) {
  command.insert(command.end(), arguments.begin(), arguments.end());
  return command;
}

}  // namespace

std::string Today() { return DayText(DayInVietnam(runtime::SystemClock().Now())); }

void OutsideProgram::Start(const std::vector<std::string>& services) {
  for (const std::string& service : services) processes_.Start(service);
  for (const std::string& service : services) ASSERT_TRUE(processes_.IsServing(service));
}

void OutsideProgram::MakeStubs() {
  const support::Ended made =
      RunShell("stubs.sh", {absl::StrCat(VANTHU_SOURCE_DIR, "/proto"), absl::StrCat(VANTHU_BINARY_DIR, "/proto/googleapis"),
                            processes_.Path("contracts")});
  ASSERT_EQ(made.exit_code, 0) << made.output;
}

support::Child::Environment OutsideProgram::Environment() {
  return {{"PYTHONPATH", processes_.Path("contracts").string()},
          {"PYTHONIOENCODING", "utf-8"},
          {"PYTHONUNBUFFERED", "1"},
          {"VANTHU_PASSWORD", directory::kSamplePassword}};
}

support::Ended OutsideProgram::Run(std::vector<std::string> command, const std::vector<std::string>& arguments) {
  return support::Child(Joined(std::move(command), arguments), Environment()).Wait();
}

support::Ended OutsideProgram::RunPython(const std::string& script, const std::vector<std::string>& arguments) {
  return Run({kPython, "-B", Example(script)}, arguments);
}

support::Ended OutsideProgram::RunShell(const std::string& script, const std::vector<std::string>& arguments) {
  return Run({"/usr/bin/env", "bash", Example(script)}, arguments);
}

std::unique_ptr<support::Child> OutsideProgram::StartPython(const std::string& script,
                                                            const std::vector<std::string>& arguments) {
  return std::make_unique<support::Child>(Joined({kPython, "-B", Example(script)}, arguments), Environment());
}

std::filesystem::path OutsideProgram::Write(const std::string& name, const std::string& bytes) {
  std::ofstream(processes_.Path(name), std::ios::binary) << bytes;
  return processes_.Path(name);
}

std::string OutsideProgram::Said(const std::vector<std::string>& services) {
  std::string said;
  for (const std::string& service : services) absl::StrAppend(&said, "\n", service, ":\n", processes_.Output(service));
  return said;
}

}  // namespace vanthu::integration
