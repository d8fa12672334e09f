#pragma once

#include <string>

namespace vanthu::cli {

// What a verb may count on where it writes.
struct Terminal {
  bool is_terminal = false;
  bool has_colours = false;
  int columns = 0;  // 0: nobody looks, lines are as long as they need to be
  std::string language = "vi";
};

// Of this process's output: columns as they are now; no colours where NO_COLOR is set (no-color.org) or the terminal is dumb. The
// language is what the command line asks for by --lang, else the locale's where that is Vietnamese or English, else Vietnamese.
Terminal TerminalOf(int descriptor, int argc, char** argv);

}  // namespace vanthu::cli
