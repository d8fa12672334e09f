#pragma once

#include "gateway/cli/app.h"
#include "gateway/cli/console.h"

namespace vanthu::cli {

// `vanthu status ID [--watch]`: where an issuance is, and each recipient's copy.
void AddStatusVerb(CLI::App& app, Console& console);

}  // namespace vanthu::cli
