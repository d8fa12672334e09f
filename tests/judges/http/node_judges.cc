#include "tests/judges/http/node_judges.h"

#include <filesystem>
#include <fstream>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "tests/judges/judge_process.h"

namespace vanthu::judges {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(VANTHU_BINARY_DIR) / "judges/node";
const fs::path kPins = fs::path(VANTHU_SOURCE_DIR) / "deploy/dev/pins/openapi";

absl::Status Build() {
  const BuildLock lock(kFolder);
  const fs::path built = kFolder / "built";
  if (fs::exists(built) && fs::last_write_time(built) > fs::last_write_time(kPins / "package-lock.json")) return absl::OkStatus();
  const Ended installed = Run(absl::StrFormat("cp %s/*.json %s && cd %s && npm ci --silent --no-fund --no-audit --ignore-scripts",
                                              Quoted(kPins.string()), Quoted(kFolder.string()), Quoted(kFolder.string())));
  if (installed.code != 0) {
    return absl::NotFoundError(absl::StrCat("npm could not fetch them: ", installed.output.substr(0, 400)));
  }
  std::ofstream(built) << "by npm\n";
  return absl::OkStatus();
}

absl::StatusOr<Verdict> Ask(const std::string& command) {
  if (Run("command -v npm").code != 0) return absl::NotFoundError("npm is not on this machine");
  if (const absl::Status built = Build(); !built.ok()) return built;
  const Ended ended = Run(command);
  return Verdict{ended.code == 0, ended.output};
}

}  // namespace

absl::StatusOr<Verdict> AskNode(const std::string& program, const std::string& arguments) {
  return Ask(absl::StrFormat("REDOCLY_TELEMETRY=off SCARF_ANALYTICS=false CI=true %s/node_modules/.bin/%s %s",
                             Quoted(kFolder.string()), program, arguments));
}

absl::StatusOr<Verdict> AskNodeScript(const std::string& script, const std::string& arguments) {
  return Ask(absl::StrFormat("NODE_PATH=%s/node_modules node %s/tests/judges/http/%s %s", Quoted(kFolder.string()),
                             Quoted(VANTHU_SOURCE_DIR), script, Quoted(arguments)));
}

}  // namespace vanthu::judges
