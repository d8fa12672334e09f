#include "tests/judges/python_judges.h"

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "tests/judges/judge_process.h"

namespace vanthu::judges {
namespace {

namespace fs = std::filesystem;

const fs::path kEnvironment = fs::path(VANTHU_BINARY_DIR) / "judges/python";
const fs::path kPins = fs::path(VANTHU_SOURCE_DIR) / "deploy/dev/pins/judges.txt";

bool IsBuilt() {
  const fs::path built = kEnvironment / "built";
  return fs::exists(built) && fs::last_write_time(built) > fs::last_write_time(kPins);
}

absl::Status Build() {
  const BuildLock lock(kEnvironment);
  if (IsBuilt()) return absl::OkStatus();
  const std::string at = Quoted(kEnvironment.string());
  const Ended made =
      Run(absl::StrFormat("python3 -m venv %s && %s/bin/pip install --quiet --only-binary :all: --require-hashes -r %s", at, at,
                          Quoted(kPins.string())));
  if (made.code != 0) return absl::NotFoundError(absl::StrCat("pip could not fetch it: ", made.output.substr(0, 400)));
  return Run(absl::StrFormat("touch %s/built", at)).code == 0 ? absl::OkStatus() : absl::InternalError(made.output);
}

}  // namespace

absl::StatusOr<Verdict> AskPython(const std::vector<std::string>& arguments) {
  if (Run("command -v python3").code != 0) return absl::NotFoundError("Python is not on this machine");
  if (const absl::Status built = Build(); !built.ok()) return built;
  std::string command = absl::StrFormat("%s/bin/python %s/tests/judges/python/%s", Quoted(kEnvironment.string()),
                                        Quoted(VANTHU_SOURCE_DIR), arguments.front());
  for (size_t i = 1; i < arguments.size(); ++i) absl::StrAppend(&command, " ", Quoted(arguments[i]));
  const Ended ended = Run(command);
  if (ended.code != 0 && ended.code != 1) return absl::InternalError(absl::StrCat(command, "\n", ended.output));
  return Verdict{ended.code == 0, ended.output};
}

}  // namespace vanthu::judges
