#include <iostream>

#include "CLI/App.hpp"
#include "CLI/Config.hpp"
#include "CLI/Formatter.hpp"
#include "gateway/cli/check_verb.h"
#include "gateway/cli/console.h"
#include "gateway/cli/read_verb.h"
#include "gateway/cli/verify_verb.h"

int main(int argc, char** argv) {
  CLI::App app("vanthu: văn bản hành chính, từ bản thảo đến nơi nhận / official dispatches, from draft to delivery");
  app.require_subcommand(1);
  vanthu::cli::Console console(std::cout, std::cerr);
  vanthu::cli::AddReadVerb(app, console);
  vanthu::cli::AddCheckVerb(app, console);
  vanthu::cli::AddVerifyVerb(app, console);
  CLI11_PARSE(app, argc, argv);
  return console.exit_code();
}
