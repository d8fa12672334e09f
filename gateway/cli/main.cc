#include <unistd.h>

#include <iostream>

#include "CLI/App.hpp"
#include "CLI/Config.hpp"
#include "CLI/Formatter.hpp"
#include "gateway/cli/console.h"
#include "gateway/cli/terminal.h"
#include "gateway/cli/usage_error.h"
#include "gateway/cli/verbs.h"
#include "services/platform/runtime/system_clock.h"

int main(int argc, char** argv) {
  vanthu::cli::Console console(std::cout, std::cerr, vanthu::cli::TerminalOf(STDOUT_FILENO, argc, argv));
  vanthu::runtime::SystemClock clock;
  CLI::App app;
  vanthu::cli::AddVerbs(app, console, clock);
  app.set_version_flag("--version", VANTHU_VERSION, "in phiên bản / print the version");
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {  // --help, --version
    app.exit(asked);
  } catch (const CLI::ParseError& error) {
    std::cerr << vanthu::cli::UsageErrorText(error, console.terminal().language);
    return vanthu::cli::kWrongUsage;
  }
  return std::cout.flush() ? console.exit_code() : vanthu::cli::kOutputLost;
}
