#pragma once

#include "gateway/cli/app.h"
#include "gateway/cli/console.h"

namespace vanthu::cli {

// `vanthu draft list | show ID | check ID | recipients ID | revise ID FILE | attach ID FILE...`: the drafts of an agency. `check`
// leaves kFindings where the format check found an error.
void AddDraftVerb(CLI::App& app, Console& console);

}  // namespace vanthu::cli
