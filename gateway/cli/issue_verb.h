#pragma once

#include "gateway/cli/app.h"
#include "gateway/cli/console.h"

namespace vanthu::cli {

// `vanthu issue ID [--watch]`: issues an approved draft, or gives the issuance that it has. `vanthu void ID --reason TEXT`: ends
// an issuance before its number is recorded.
void AddIssueVerb(CLI::App& app, Console& console);
void AddVoidVerb(CLI::App& app, Console& console);

}  // namespace vanthu::cli
