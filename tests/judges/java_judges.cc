#include "tests/judges/java_judges.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "tests/judges/judge_process.h"

namespace vanthu::judges {
namespace {

namespace fs = std::filesystem;

const fs::path kSources = fs::path(VANTHU_SOURCE_DIR) / "tests/judges/java";
const fs::path kBuild = fs::path(VANTHU_BINARY_DIR) / "judges";

bool IsBuilt() {
  const fs::path built = kBuild / "built";
  if (!fs::exists(built)) return false;
  for (const auto& entry : fs::recursive_directory_iterator(kSources)) {
    if (entry.is_regular_file() && entry.last_write_time() > fs::last_write_time(built)) return false;
  }
  return true;
}

// What Maven says when an artifact is neither cached nor to be had; its own exit code is the same for everything.
bool CouldNotFetch(const std::string& output) {
  constexpr std::array<const char*, 3> kWords = {"Could not transfer", "ould not be resolved", "offline mode"};
  return std::any_of(kWords.begin(), kWords.end(), [&](const char* words) { return output.find(words) != std::string::npos; });
}

absl::Status Build() {
  const BuildLock lock(kBuild);
  if (IsBuilt()) return absl::OkStatus();
  const std::string maven = absl::StrFormat("mvn -q -B -ntp -f %s -Djudges.build=%s package",
                                            Quoted((kSources / "pom.xml").string()), Quoted((kBuild / "target").string()));
  const Ended ended = Run(maven);
  if (ended.code != 0 && CouldNotFetch(ended.output)) {
    return absl::NotFoundError(absl::StrCat("Maven could not fetch it: ", ended.output.substr(0, 400)));
  }
  if (ended.code != 0) return absl::InternalError(absl::StrCat(maven, "\n", ended.output));
  std::ofstream(kBuild / "built") << "by Maven\n";
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Verdict> AskJava(const std::vector<std::string>& arguments) {
  if (Run("command -v java && command -v mvn").code != 0) return absl::NotFoundError("Java and Maven are not on this machine");
  if (const absl::Status built = Build(); !built.ok()) return built;
  const std::string classes =
      absl::StrFormat("%s:%s/*", (kBuild / "target/judges.jar").string(), (kBuild / "target/lib").string());
  std::string command = absl::StrFormat("java -cp %s vanthu.judges.Judge", Quoted(classes));
  for (const std::string& argument : arguments) absl::StrAppend(&command, " ", Quoted(argument));
  const Ended ended = Run(command);
  if (ended.code != 0 && ended.code != 1) return absl::InternalError(absl::StrCat(command, "\n", ended.output));
  return Verdict{ended.code == 0, ended.output};
}

}  // namespace vanthu::judges
