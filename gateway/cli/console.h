#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

#include "CLI/App.hpp"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/platform/status/reason.h"

namespace vanthu::cli {

// The exit codes of every verb: 0 only on success.
inline constexpr int kSuccess = 0;
inline constexpr int kFindings = 1;
inline constexpr int kRefused = 2;

// What each verb that shows something understands.
struct ShowOptions {
  bool json = false;
  std::string language = "vi";

  status::Language Language() const { return language == "en" ? status::Language::kEnglish : status::Language::kVietnamese; }
  std::string_view Say(std::string_view vietnamese, std::string_view english) const {
    return language == "en" ? english : vietnamese;
  }
};
void AddShowOptions(CLI::App& verb, ShowOptions& options);

// Where a verb writes and leaves its exit code.
class Console {
 public:
  Console(std::ostream& out, std::ostream& err) : out_(out), err_(err) {}

  std::ostream& out() { return out_; }
  void set_exit_code(int code) { exit_code_ = code; }
  int exit_code() const { return exit_code_; }

  // Tells why in the chosen language (as an object with --json) and leaves kRefused.
  void Refuse(const absl::Status& status, const ShowOptions& options);

 private:
  std::ostream& out_;
  std::ostream& err_;
  int exit_code_ = kSuccess;
};

// The bytes of a dispatch's file; NOT_FOUND where it cannot be read, FILE_TOO_LARGE before it is.
absl::StatusOr<std::string> ReadFile(const std::string& path);
// The bytes of any other file; LIMIT_EXCEEDED beyond `bytes_max`.
absl::StatusOr<std::string> ReadFile(const std::string& path, uintmax_t bytes_max);

}  // namespace vanthu::cli
