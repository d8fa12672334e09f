#pragma once

#include "gateway/cli/app.h"
#include "gateway/cli/console.h"

namespace vanthu::cli {

// `vanthu import FILE [--attach F]... [--anew]`: a file becomes a draft. The request is named by the bytes of all files, so a
// command that was cut off is given again in the same words and goes on with the same draft; --anew makes another one on purpose.
void AddImportVerb(CLI::App& app, Console& console);

}  // namespace vanthu::cli
