#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "gateway/cli/app.h"
#include "gateway/cli/terminal.h"
#include "services/platform/status/reason.h"

namespace vanthu::cli {

// The exit codes of every verb: 0 only on success. The last three are those of sysexits.h.
inline constexpr int kSuccess = 0;
inline constexpr int kFindings = 1;
inline constexpr int kRefused = 2;
inline constexpr int kWrongUsage = 64;
inline constexpr int kOutputLost = 74;  // what was to be shown could not be written
inline constexpr int kTryLater = 75;    // the same command may succeed later: no server, or one that is overloaded

// What each verb that shows something understands.
struct ShowOptions {
  bool json = false;
  std::string language = "vi";

  status::Language Language() const { return language == "en" ? status::Language::kEnglish : status::Language::kVietnamese; }
  std::string_view Say(std::string_view vietnamese, std::string_view english) const {
    return language == "en" ? english : vietnamese;
  }
};

// Where a verb writes and leaves its exit code.
class Console {
 public:
  Console(std::ostream& out, std::ostream& err, Terminal terminal = {}) : out_(out), err_(err), terminal_(std::move(terminal)) {}

  std::ostream& out() { return out_; }
  std::ostream& err() { return err_; }
  const Terminal& terminal() const { return terminal_; }
  void set_exit_code(int code) { exit_code_ = code; }
  int exit_code() const { return exit_code_; }

  // Tells why in the chosen language (as an object with --json) and leaves kRefused, or kTryLater where that may help.
  void Refuse(const absl::Status& status, const ShowOptions& options);

 private:
  std::ostream& out_;
  std::ostream& err_;
  const Terminal terminal_;
  int exit_code_ = kSuccess;
};

void AddLanguageOption(CLI::App& verb, std::string& language);  // `language` outlives the parsing
void AddShowOptions(CLI::App& verb, const Console& console, ShowOptions& options);

// The bytes of a dispatch's file; NOT_FOUND where it cannot be read, FILE_TOO_LARGE before it is.
absl::StatusOr<std::string> ReadFile(const std::string& path);
// The bytes of any other file; LIMIT_EXCEEDED beyond `bytes_max`.
absl::StatusOr<std::string> ReadFile(const std::string& path, uintmax_t bytes_max);

}  // namespace vanthu::cli
