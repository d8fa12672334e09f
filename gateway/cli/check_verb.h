#pragma once

#include "gateway/cli/app.h"
#include "gateway/cli/console.h"

namespace vanthu::cli {

// Besides kSuccess (nothing, or notes only), kFindings (warnings) and kRefused (cannot be read or issued): an error of form.
inline constexpr int kErrors = 3;

// `vanthu check FILE [--format text|json|sarif] [--fix [--output FILE]] [--lang vi|en]`: what a format checker would mark, and
// what would stop an issue, without a server. The exit code tells the gravest of it. `--fix` makes the safe fixes in a plain text
// file, in its place (whole or not at all) or in the output file, says what it changed, and judges what is left. `vanthu check
// --rules markdown`: the page docs/format-rules.md.
void AddCheckVerb(CLI::App& app, Console& console);

}  // namespace vanthu::cli
