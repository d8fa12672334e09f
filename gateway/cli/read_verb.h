#pragma once

#include "gateway/cli/app.h"
#include "gateway/cli/console.h"

namespace vanthu::cli {

// `vanthu read FILE [--json] [--lang vi|en]`: shows the draft that a file holds, without a server.
void AddReadVerb(CLI::App& app, Console& console);

}  // namespace vanthu::cli
