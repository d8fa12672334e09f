#pragma once

#include "gateway/cli/app.h"
#include "gateway/cli/console.h"

namespace vanthu::cli {

// `vanthu login --account A [--password-file F]` opens a session and keeps it in the session's file; `vanthu logout` ends it;
// `vanthu password --account A --secret-file F [--password-file F]` sets a password by the secret that was given for it.
void AddLoginVerbs(CLI::App& app, Console& console);

}  // namespace vanthu::cli
