#pragma once

#include "gateway/cli/app.h"
#include "gateway/cli/console.h"

namespace vanthu::cli {

// `vanthu approve ID`: the signing authority approves a draft's latest revision and the recipients that it shows; of an issuance
// that waits for it, today's recipients.
void AddApproveVerb(CLI::App& app, Console& console);

}  // namespace vanthu::cli
