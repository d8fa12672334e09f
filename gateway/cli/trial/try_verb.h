#pragma once

#include "gateway/cli/app.h"
#include "gateway/cli/console.h"
#include "services/platform/vocabulary/clock.h"

namespace vanthu::cli {

// `vanthu try FILE`: the whole way of a dispatch on a sample installation, as its sample people would walk it.
void AddTryVerb(CLI::App& app, Console& console, Clock& clock);

}  // namespace vanthu::cli
