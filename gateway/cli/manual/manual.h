#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gateway/cli/app.h"

namespace vanthu::cli {

// What the command line says of itself: read once from the verbs as they are declared, and written as --help, as the man page and
// as the completion of bash, so that the three cannot disagree.
struct Manual {
  struct Line {
    std::string name;  // "--attach TEXT..."
    std::string text;
  };
  std::string name;   // "vanthu draft"
  std::string usage;  // "vanthu draft revise ID FILE [OPTIONS]"
  std::string text;
  std::string footer;  // what holds for it alone
  std::vector<Line> arguments;
  std::vector<Line> options;
  std::vector<Manual> verbs;
  bool takes_files = false;
};

// `name` is how the command is called, with what stands before it. A text that is written "tiếng Việt / English" is taken by its
// half.
Manual ManualOf(const CLI::App& app, const std::string& name, std::string_view language);

// What holds for every verb: exit codes, environment, files.
struct ManualSection {
  std::string title;
  std::vector<Manual::Line> lines;
};
std::vector<ManualSection> GeneralSections(std::string_view language);

std::string HelpText(const Manual& manual, std::string_view language);
std::string ManPage(const Manual& manual, std::string_view language);  // roff, for man(7)
std::string BashCompletion(const Manual& manual);

}  // namespace vanthu::cli
