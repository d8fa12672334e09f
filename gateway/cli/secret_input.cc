#include "gateway/cli/secret_input.h"

#include <termios.h>
#include <unistd.h>

#include <fstream>
#include <iostream>

#include "absl/strings/str_cat.h"
#include "gateway/cli/fault.h"
#include "services/platform/status/reason.h"

namespace vanthu::cli {
namespace {

// Turns the terminal's echo off as long as it lives.
class Unseen {
 public:
  Unseen() {
    is_terminal_ = tcgetattr(STDIN_FILENO, &before_) == 0;
    if (!is_terminal_) return;
    termios without = before_;
    without.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &without);
  }
  ~Unseen() {
    if (is_terminal_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;
  bool is_terminal() const { return is_terminal_; }

 private:
  termios before_{};
  bool is_terminal_ = false;
};

}  // namespace

absl::StatusOr<std::string> ReadSecret(const std::string& file, const ShowOptions& show, const std::string& prompt,
                                       Console& console) {
  std::string secret;
  if (!file.empty()) {
    std::ifstream in(file);
    if (!in) return status::Error(status::Reason::kNotFound, {{"name", file}});
    std::getline(in, secret);
  } else {
    const Unseen unseen;
    if (unseen.is_terminal()) console.err() << prompt << ": " << std::flush;
    std::getline(std::cin, secret);
    if (unseen.is_terminal()) console.err() << "\n";
  }
  if (!secret.empty() && secret.back() == '\r') secret.pop_back();
  if (!secret.empty()) return secret;
  return Fault(absl::StatusCode::kInvalidArgument, absl::StrCat(prompt, ": ", std::string(show.Say("để trống.", "it is empty."))),
               absl::StrCat(prompt, ": it is empty."));
}

}  // namespace vanthu::cli
