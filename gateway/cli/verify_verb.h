#pragma once

#include "gateway/cli/app.h"
#include "gateway/cli/console.h"

namespace vanthu::cli {

// `vanthu verify FILE.pdf [--trust F] [--proof F] [--json] [--lang vi|en]`: whether a PDF is a dispatch as it was signed, without
// a server. The exit code is the verdict's number (verification/signed_pdf.h), 0 only where it is genuine.
void AddVerifyVerb(CLI::App& app, Console& console);

}  // namespace vanthu::cli
