#pragma once

#include "gateway/cli/app.h"
#include "gateway/cli/console.h"

namespace vanthu::cli {

// What an agency's administrator decides in need, with a reason that goes into the audit:
//   `vanthu accept-clock --reason TEXT`   its books go on by a clock that they had refused
//   `vanthu release-books --reason TEXT`  its books, held since something contradicts the database, give numbers again
//   `vanthu release-inbox --reason TEXT`  another connector may take its inbox over
void AddAgencyVerbs(CLI::App& app, Console& console);

}  // namespace vanthu::cli
