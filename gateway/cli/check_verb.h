#pragma once

#include "CLI/App.hpp"
#include "gateway/cli/console.h"

namespace vanthu::cli {

// `vanthu check FILE [--json] [--lang vi|en]`: what a format checker would mark, and what would stop an issue, without a server.
// Exit code: 0 none, or notes only; 1 findings; 2 what cannot be read or issued.
void AddCheckVerb(CLI::App& app, Console& console);

}  // namespace vanthu::cli
