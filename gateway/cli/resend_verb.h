#pragma once

#include "gateway/cli/app.h"
#include "gateway/cli/console.h"

namespace vanthu::cli {

// `vanthu resend ID [--to AGENCY]`: sends a delivery again, and says what that was: the open attempt once more, or a new one
// after a refusal.
void AddResendVerb(CLI::App& app, Console& console);

}  // namespace vanthu::cli
