#include "gateway/cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <optional>
#include <string_view>

namespace vanthu::cli {
namespace {

constexpr int kColumnsOfAnUnknownTerminal = 80;

std::string_view Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// setlocale(3): the first of these that is set and not empty counts.
std::string_view Locale() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (!Environment(name).empty()) return Environment(name);
  }
  return "";
}

// Before the command line is parsed, since --help is written in it too.
std::optional<std::string_view> Asked(int argc, char** argv) {
  constexpr std::string_view kOption = "--lang";
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == kOption && i + 1 < argc) return argv[i + 1];
    if (word.substr(0, kOption.size()) == kOption && word.size() > kOption.size() && word[kOption.size()] == '=')
      return word.substr(kOption.size() + 1);
  }
  return std::nullopt;
}

}  // namespace

Terminal TerminalOf(int descriptor, int argc, char** argv) {
  Terminal terminal;
  terminal.language = Asked(argc, argv).value_or(Locale()).substr(0, 2) == "en" ? "en" : "vi";
  terminal.is_terminal = isatty(descriptor) != 0;
  if (!terminal.is_terminal) return terminal;
  winsize size{};
  const bool is_known = ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  terminal.columns = is_known ? size.ws_col : kColumnsOfAnUnknownTerminal;
  terminal.has_colours = Environment("NO_COLOR").empty() && Environment("TERM") != "dumb";
  return terminal;
}

}  // namespace vanthu::cli
