#pragma once

#include "gateway/cli/app.h"
#include "gateway/cli/console.h"
#include "services/platform/vocabulary/clock.h"

namespace vanthu::cli {

// The whole command line: every verb, its help, and the verbs `man` and `completion`, which print what is to be installed.
void AddVerbs(CLI::App& app, Console& console, Clock& clock);

}  // namespace vanthu::cli
